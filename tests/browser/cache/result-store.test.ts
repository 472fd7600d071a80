import { createStore, entries, set } from 'idb-keyval';
import { expect, test } from 'vitest';
import { defaultBounds, formatVersion, openResults } from '../../../src/cache';
import type { RecordedRun } from '../../../src/protocol';

const atOnce = async () => {};

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
  expect(await entries(pieces)).toHaveLength(3);
  expect(rests).toBe(3);
  await store.write('me', 'key', run('again'), defaultBounds, atOnce);
  expect(await entries(pieces)).toHaveLength(1);
  expect(textsOf(await store.read('me', 'key'))).toEqual(['again 0', 'again 1', 'again 2']);
  await store.remove(await store.list());
  expect(await entries(pieces)).toHaveLength(0);
});

test('a write that is cut off at any moment leaves what was there before, and rubbish that is swept', async () => {
  const { store, pieces, entries: described } = fresh();
  await store.write('me', 'key', run('before'), defaultBounds, atOnce);
  for (let cut = 0; cut < 3; cut++) {
    let rests = 0;
    const never = () => (rests++ === cut ? new Promise<void>(() => {}) : Promise.resolve());
    void store.write('me', 'key', run('cut off', 10, 1_000_000), defaultBounds, never);
    await expect.poll(() => rests).toBe(cut + 1);
    expect(textsOf(await store.read('me', 'key'))).toEqual(['before 0', 'before 1', 'before 2']);
  }
  await store.sweep();
  expect(await entries(pieces)).toHaveLength(1);
  expect(await entries(described)).toHaveLength(1);
});

test.each([
  ['of another format', { format: formatVersion + 1 }],
  ['of another owner', { owner: 'you' }],
  ['that counts more yields than there are', { yields: 4 }],
  ['whose pieces are missing', { write: 'elsewhere' }],
  ['that is damaged', { pieces: 'none' }],
])('an entry %s is never used', async (_, changes) => {
  const { store, entries: described } = fresh();
  await store.write('me', 'key', run('words'), defaultBounds, atOnce);
  const [[key, entry] = []] = await entries<IDBValidKey, object>(described);
  await set(key as IDBValidKey, { ...entry, ...changes }, described);
  expect(await store.read('me', 'key')).toBeUndefined();
  await store.write('me', 'key', run('anew'), defaultBounds, atOnce);
  expect(textsOf(await store.read('me', 'key'))).toEqual(['anew 0', 'anew 1', 'anew 2']);
});

test('a full disk: room is made, and the write tried once more', async () => {
  const { store, path } = fresh();
  for (const key of ['a', 'b', 'c', 'd']) {
    await store.write('me', key, run(key), { ...defaultBounds, maxEntries: 4 }, atOnce);
  }
  // IndexedDB itself refuses what it cannot clone, as it refuses what it has no room for.
  const refused = run('refused');
  let tries = 0;
  const batches = refused.batches.map((batch) => ({ ...batch }));
  Object.defineProperty(batches[0], 'at', { enumerable: true, get: () => (tries++ === 0 ? () => {} : 0) });
  await store.write('me', 'e', { ...refused, batches }, { ...defaultBounds, maxEntries: 4 }, atOnce);
  expect(tries).toBe(2);
  expect((await openResults(path).list('me')).map(({ key }) => key).sort()).toEqual(['c', 'd', 'e']);
});

test('two tabs that write and read the same keys never mix results', async () => {
  const { path } = fresh();
  const tabs = [openResults(path), openResults(path)];
  const bounds = { ...defaultBounds, maxEntries: 5 };
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  let hits = 0;
  await Promise.all(
    tabs.map(async (store) => {
      for (let i = 0; i < 60; i++) {
        const key = `key ${random(8)}`;
        const texts = textsOf(await store.read('me', key));
        if (texts) {
          hits++;
          expect(texts).toEqual([`${key} 0`, `${key} 1`, `${key} 2`]);
        } else await store.write('me', key, run(key), bounds, atOnce);
      }
    }),
  );
  expect(hits).toBeGreaterThan(0);
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
