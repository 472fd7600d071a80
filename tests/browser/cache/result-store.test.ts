import { createStore, del, entries, set } from 'idb-keyval';
import { expect, test } from 'vitest';
import { defaultBounds, formatVersion, openResults, type ResultEntry } from '../../../src/cache';
import { createFirstPieces } from '../../../src/cache/first-pieces';
import type { RecordedRun } from '../../../src/protocol';

const atOnce = async () => {};

const expectRefusals = async (store: ReturnType<typeof openResults>) => {
  await expect(store.read('me', 'key')).rejects.toThrow(Error);
  await expect(store.write('me', 'key', run('words'), defaultBounds, atOnce)).rejects.toThrow(Error);
  await expect(store.list()).rejects.toThrow(Error);
};

/** A run of so many yields, of so many bytes each. */
const run = (name: string, yields = 3, bytes = 10): RecordedRun & { seconds: number } => ({
  batches: Array.from({ length: yields }, (_, i) => ({
    at: i,
    count: 1,
    slots: [`${name} ${i}`, { as: 'bytes', bytes: new Uint8Array(bytes).fill(i).buffer }],
  })),
  yields,
  bytes: yields * bytes,
  seconds: 1.5,
});

/** Each test has databases of its own. */
const fresh = () => {
  const path = `/${crypto.randomUUID()}/`;
  return {
    path,
    store: openResults(path),
    entries: createStore(`yieldcast-results${path}`, 'entries'),
    pieces: createStore(`yieldcast-result-pieces${path}`, 'pieces'),
  };
};

const textsOf = (kept: Awaited<ReturnType<ReturnType<typeof openResults>['read']>>) =>
  kept?.run.batches.map(({ slots }) => slots[0]);

test('a result comes back as it was, its buffers too', async () => {
  const { store } = fresh();
  const saved = run('words', 3, 1000);
  await store.write('me', 'key', saved, defaultBounds, atOnce);
  const kept = await store.read('me', 'key');
  expect(kept?.run.batches).toEqual(saved.batches);
  expect(kept?.entry).toMatchObject({ yields: 3, bytes: 3000, seconds: 1.5, owner: 'me' });
});

test('one owner finds nothing of another', async () => {
  const { store } = fresh();
  await store.write('me', 'key', run('mine'), defaultBounds, atOnce);
  expect(await store.read('you', 'key')).toBeUndefined();
  expect(await store.list('you')).toEqual([]);
});

test('the least recently used go first, by count and by bytes', async () => {
  const { store } = fresh();
  for (const key of ['a', 'b', 'c'])
    await store.write('me', key, run(key), { ...defaultBounds, maxEntries: 3 }, atOnce);
  await store.touch('me', 'a');
  await store.write('me', 'd', run('d'), { ...defaultBounds, maxEntries: 3 }, atOnce);
  expect((await store.list('me')).map(({ key }) => key).sort()).toEqual(['a', 'c', 'd']);
  await store.write('me', 'e', run('e', 1, 50), { ...defaultBounds, maxBytes: 100 }, atOnce);
  expect((await store.list('me')).map(({ key }) => key).sort()).toEqual(['d', 'e']);
});

test('a large result is written in pieces, each when the page is idle, and leaves none behind when it goes', async () => {
  const { store, pieces } = fresh();
  let rests = 0;
  await store.write('me', 'key', run('large', 10, 1_000_000), defaultBounds, async () => void rests++);
  // The first is small: one yield of a megabyte.
  expect(await entries(pieces)).toHaveLength(6);
  expect(rests).toBe(6);
  await store.write('me', 'key', run('again'), defaultBounds, atOnce);
  expect(await entries(pieces)).toHaveLength(1);
  expect(textsOf(await store.read('me', 'key'))).toEqual(['again 0', 'again 1', 'again 2']);
  await store.remove(await store.list());
  expect(await entries(pieces)).toHaveLength(0);
});

test('a write that is cut off at any moment leaves what was there before, and rubbish that is swept', async () => {
  const { path, store, pieces, entries: described } = fresh();
  await store.write('me', 'key', run('before'), defaultBounds, atOnce);
  for (let cut = 0; cut < 3; cut++) {
    let rests = 0;
    const never = () => (rests++ === cut ? new Promise<void>(() => {}) : Promise.resolve());
    void store.write('me', 'key', run('cut off', 10, 1_000_000), defaultBounds, never);
    await expect.poll(() => rests).toBe(cut + 1);
    expect(textsOf(await store.read('me', 'key'))).toEqual(['before 0', 'before 1', 'before 2']);
  }
  // The page that was writing is gone, and its locks with it.
  await openResults(path, {
    request: (async (_: string, __: object, work: (lock: unknown) => unknown) => work({})) as never,
  }).sweep();
  expect(await entries(pieces)).toHaveLength(1);
  expect(await entries(described)).toHaveLength(1);
});

test.each([
  ['of another format', { format: formatVersion + 1 }],
  ['of another owner', { owner: 'you' }],
  ['that counts more yields than there are', { yields: 4 }],
  ['whose pieces are missing', { write: 'elsewhere' }],
  ['that is damaged', { pieces: 'none' }],
  ['of less than nothing', { bytes: -1e300 }],
  ['of no size at all', { bytes: Number.NaN }],
  ['used at the end of time', { usedAt: Number.POSITIVE_INFINITY }],
])('an entry %s is never used', async (_, changes) => {
  const { store, entries: described } = fresh();
  await store.write('me', 'key', run('words'), defaultBounds, atOnce);
  const [[key, entry] = []] = await entries<IDBValidKey, object>(described);
  await set(key as IDBValidKey, { ...entry, ...changes }, described);
  expect(await store.read('me', 'key')).toBeUndefined();
  await store.write('me', 'key', run('anew'), defaultBounds, atOnce);
  expect(textsOf(await store.read('me', 'key'))).toEqual(['anew 0', 'anew 1', 'anew 2']);
});

test('yields that came at once are cut into pieces; the first is small, and can be had before the others', async () => {
  const { store, path } = fresh();
  const atOneTime = run('one', 40, 100_000);
  const batch = { at: 5, count: 40, slots: atOneTime.batches.flatMap(({ slots }) => slots) };
  await store.write('me', 'key', { ...atOneTime, batches: [batch] }, defaultBounds, atOnce);
  let used = 0;
  const opened = await openResults(path).open('me', 'key', async () => void used++);
  const [first, ...others] = await Array.fromAsync(opened?.pieces ?? []);
  expect(used).toBe(1);
  expect(first?.map(({ count }) => count)).toEqual([2]);
  expect(others.map((piece) => piece.map(({ count }) => count))).toEqual([[20], [18]]);
  const read = await store.read('me', 'key');
  expect(read?.run.batches.flatMap(({ slots }) => slots)).toEqual(batch.slots);
});

test.each([
  ['holds something else', 'something else'],
  ['counts more than it holds', [{ at: 0, count: 2, slots: ['a'] }]],
  ['holds no batches', [null]],
])('a result of which one piece %s is dropped', async (_, value) => {
  const { store, pieces, entries: described } = fresh();
  await store.write('me', 'key', run('words', 4, 1_000_000), defaultBounds, atOnce);
  const [, , [key] = []] = await entries(pieces);
  await set(key as IDBValidKey, value, pieces);
  const opened = await store.open('me', 'key');
  await expect(Array.fromAsync(opened?.pieces ?? [])).rejects.toThrow('damaged');
  expect(await store.read('me', 'key')).toBeUndefined();
  expect(await entries(described)).toHaveLength(0);
});

test('a result that another tab removes while it is read is told as damaged', async () => {
  const { store } = fresh();
  await store.write('me', 'key', run('words', 4, 1_000_000), defaultBounds, atOnce);
  const opened = await store.open('me', 'key', async () => store.remove(await store.list()));
  await expect(Array.fromAsync(opened?.pieces ?? [])).rejects.toThrow('damaged');
});

test('a result of which one piece is missing is dropped before anything of it is shown', async () => {
  const { store, pieces, entries: described } = fresh();
  await store.write('me', 'key', run('words', 4, 1_000_000), defaultBounds, atOnce);
  const [, , [last] = []] = await entries(pieces);
  await del(last as IDBValidKey, pieces);
  expect(await store.open('me', 'key')).toBeUndefined();
  expect(await entries(described)).toHaveLength(0);
});

test('what a newer version keeps is left to it; what nothing can be made of is swept', async () => {
  const { path, store, pieces, entries: described } = fresh();
  for (const key of ['newer', 'older', 'damaged', 'mine']) {
    await store.write('me', key, run(key), defaultBounds, atOnce);
  }
  const change = async (key: string, changes: object) => {
    const [found = [], entry = {}] =
      (await entries<[string, string], object>(described)).find(([[, each]]) => each === key) ?? [];
    await set(found, { ...entry, ...changes }, described);
  };
  const all = await entries<[string, string], object>(described);
  expect(all).toHaveLength(4);
  await change('newer', { format: formatVersion + 1, pieces: 'in another form' });
  await change('older', { format: formatVersion - 1 });
  await change('damaged', { bytes: 'many' });
  await openResults(path).sweep();
  expect((await entries<[string, string], object>(described)).map(([[, key]]) => key)).toEqual(['mine', 'newer']);
  expect(await entries(pieces)).toHaveLength(2);
});

test('a clock that was set back: what is used now is still the last to go', async () => {
  const { store, entries: described } = fresh();
  const bounds = { ...defaultBounds, maxEntries: 3 };
  for (const key of ['a', 'b', 'c']) await store.write('me', key, run(key), bounds, atOnce);
  // All three were kept when the clock was a year ahead.
  for (const [key, entry] of await entries<IDBValidKey, { savedAt: number; usedAt: number }>(described)) {
    await set(key, { ...entry, savedAt: entry.savedAt + 3e10, usedAt: entry.usedAt + 3e10 }, described);
  }
  await store.touch('me', 'a');
  await store.write('me', 'd', run('d'), bounds, atOnce);
  await store.write('me', 'e', run('e'), bounds, atOnce);
  expect((await store.list('me')).map(({ key }) => key).sort()).toEqual(['a', 'd', 'e']);
});

test('storage that throws on opening fails each question with an error, and does not hang', async () => {
  const store = openResults(`/${crypto.randomUUID()}/`);
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  try {
    await expectRefusals(openResults(`/${crypto.randomUUID()}/`));
  } finally {
    IDBFactory.prototype.open = open;
  }
  // It was closed for a while.
  await store.write('me', 'key', run('words'), defaultBounds, atOnce);
  expect(await store.read('me', 'key')).toBeDefined();
});

test('databases of the same names that hold something else are left alone', async () => {
  const path = `/${crypto.randomUUID()}/`;
  const foreign = createStore(`yieldcast-results${path}`, 'somebody’s');
  await set('theirs', 1, foreign);
  await expectRefusals(openResults(path));
  expect(await entries(foreign)).toEqual([['theirs', 1]]);
});

test('a full disk: room is made, and the write tried once more', async () => {
  const { store, path } = fresh();
  for (const key of ['a', 'b', 'c', 'd']) {
    await store.write('me', key, run(key), { ...defaultBounds, maxEntries: 4 }, atOnce);
  }
  // Thrown out of the cloning of the value, as by a disk that has no room for it.
  const refused = run('refused');
  let tries = 0;
  const get = () => {
    if (tries++ === 0) throw new DOMException('The disk is full.', 'QuotaExceededError');
    return 0;
  };
  Object.defineProperty(refused.batches[0]?.slots[1], 'at', { enumerable: true, get });
  await store.write('me', 'e', refused, { ...defaultBounds, maxEntries: 4 }, atOnce);
  expect(tries).toBe(2);
  expect((await openResults(path).list('me')).map(({ key }) => key).sort()).toEqual(['c', 'd', 'e']);
});

test('storage that never answers is given up', async () => {
  const path = `/${crypto.randomUUID()}/`;
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
  try {
    await expect(openResults(path).read('me', 'key')).rejects.toThrow('storage does not answer');
  } finally {
    IDBFactory.prototype.open = open;
  }
});

test('what cannot be stored is refused without room being made for it', async () => {
  const { store } = fresh();
  await store.write('me', 'before', run('before'), { ...defaultBounds, maxEntries: 1 }, atOnce);
  const odd = run('odd', 1);
  Object.assign(odd.batches[0] as object, { slots: [() => {}] });
  await expect(store.write('me', 'odd', odd, { ...defaultBounds, maxEntries: 1 }, atOnce)).rejects.toThrow(/cloned/);
  expect((await store.list('me')).map(({ key }) => key)).toEqual(['before']);
});

test('nothing is swept while a write is on', async () => {
  const { store, pieces } = fresh();
  let rest = () => {};
  const resting = new Promise<void>((resolve) => {
    rest = resolve;
  });
  let rests = 0;
  const idle = () => (rests++ === 1 ? resting : Promise.resolve());
  const writing = store.write('me', 'key', run('slow', 10, 1_000_000), defaultBounds, idle);
  await expect.poll(() => rests).toBe(2);
  await store.sweep();
  expect(await entries(pieces)).toHaveLength(1);
  rest();
  await writing;
  expect(textsOf(await store.read('me', 'key'))).toHaveLength(10);
});

test('what is written while pieces are swept stays', async () => {
  const { path, store } = fresh();
  const other = openResults(path);
  for (let i = 0; i < 50; i++) {
    const sweeping = other.sweep();
    await store.write('me', `key ${i % 5}`, run(`written ${i}`), defaultBounds, atOnce);
    await sweeping;
    expect(textsOf(await store.read('me', `key ${i % 5}`))?.[0]).toBe(`written ${i} 0`);
  }
});

test('a lock that another page never gives back holds up no write', async () => {
  const { path, store } = fresh();
  let giveBack = () => {};
  void navigator.locks.request(`yieldcast-results${path}`, () => new Promise<void>((resolve) => (giveBack = resolve)));
  const { timeout } = AbortSignal;
  AbortSignal.timeout = () => timeout.call(AbortSignal, 50);
  try {
    await store.write('me', 'key', run('written'), defaultBounds, atOnce);
  } finally {
    AbortSignal.timeout = timeout;
    giveBack();
  }
  expect(textsOf(await store.read('me', 'key'))?.[0]).toBe('written 0');
});

const all = async (opened: Awaited<ReturnType<ReturnType<typeof openResults>['open']>>) =>
  (await Array.fromAsync(opened?.pieces ?? [])).flat();

test('what was used lately is shown before the database answers, as often as it is asked for', async () => {
  const { store, path } = fresh();
  const saved = run('words', 4, 150_000);
  await store.write('me', 'key', saved, defaultBounds, atOnce);
  const another = openResults(path);
  await another.ready('me', atOnce);
  for (let i = 0; i < 3; i++) {
    const { get } = IDBObjectStore.prototype;
    let asked = 0;
    IDBObjectStore.prototype.get = function (key) {
      asked++;
      return get.call(this, key);
    };
    try {
      const opened = await another.openQuickly('me', 'key');
      const pieces = opened?.pieces[Symbol.asyncIterator]();
      const first = await pieces?.next();
      expect(first?.value[0].slots[0]).toBe('words 0');
      // The page gives the buffers away: the next one gets its own.
      const { bytes } = (first?.value[0].slots[1] ?? {}) as { bytes: ArrayBuffer };
      structuredClone(bytes, { transfer: [bytes] });
      // Only the entry has been asked for.
      expect(asked).toBe(1);
      const others = [];
      for (let next = await pieces?.next(); next && !next.done; next = await pieces?.next()) others.push(...next.value);
      expect([saved.batches[0], ...others]).toEqual(saved.batches);
    } finally {
      IDBObjectStore.prototype.get = get;
    }
  }
});

test('a result that another tab has removed or replaced is told as damaged, and then not found as it was', async () => {
  const { store, path } = fresh();
  const other = openResults(path);
  await store.write('me', 'key', run('words'), defaultBounds, atOnce);
  expect(await all(await store.openQuickly('me', 'key'))).toHaveLength(3);
  await other.remove(await other.list());
  await expect(all(await store.openQuickly('me', 'key'))).rejects.toThrow('no longer kept');
  expect(await store.openQuickly('me', 'key')).toBeUndefined();

  await store.write('me', 'key', run('words'), defaultBounds, atOnce);
  expect(await all(await store.openQuickly('me', 'key'))).toHaveLength(3);
  await other.write('me', 'key', run('anew', 5), defaultBounds, atOnce);
  await expect(all(await store.openQuickly('me', 'key'))).rejects.toThrow('no longer kept');
  expect((await all(await store.openQuickly('me', 'key'))).map(({ slots }) => slots[0])).toEqual(
    [0, 1, 2, 3, 4].map((i) => `anew ${i}`),
  );
  // In this tab, what is removed is gone at once.
  await store.remove(await store.list());
  expect(await store.openQuickly('me', 'key')).toBeUndefined();
});

test('first pieces in memory are bounded: the least recently used go, and a large one is not held', async () => {
  const held = createFirstPieces(1000);
  const entry = (bytes: number) => ({ pieces: [bytes] }) as unknown as ResultEntry;
  for (let i = 0; i < 10; i++) held.put(`${i}`, entry(120), []);
  expect([...'0123456789'].filter(held.has)).toEqual([...'23456789']);
  held.get('2');
  held.put('10', entry(125), []);
  expect(held.has('2')).toBe(true);
  expect(held.has('3')).toBe(false);
  held.put('2', entry(126), []);
  expect(held.has('2')).toBe(false);
});

test('many writes do not list all that is there each time, and yet keep to the bounds, in two tabs too', async () => {
  const { store, path } = fresh();
  const other = openResults(path);
  const { getAll } = IDBObjectStore.prototype;
  let listed = 0;
  IDBObjectStore.prototype.getAll = function (...given) {
    listed++;
    return getAll.apply(this, given);
  };
  try {
    for (let i = 0; i < 40; i++) await store.write('me', `key ${i}`, run(`${i}`, 1), defaultBounds, atOnce);
    expect(listed).toBeLessThan(8);
  } finally {
    IDBObjectStore.prototype.getAll = getAll;
  }
  const few = { ...defaultBounds, maxEntries: 45 };
  for (let i = 0; i < 40; i++) {
    await (i % 2 ? store : other).write('me', `more ${i}`, run(`${i}`, 1), few, atOnce);
  }
  const keys = (await store.list('me')).map(({ key }) => key);
  expect(keys).toHaveLength(45);
  for (let i = 0; i < 40; i++) expect(keys).toContain(`more ${i}`);
});
