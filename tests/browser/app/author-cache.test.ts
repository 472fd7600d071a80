import { afterEach, expect, test, vi } from 'vitest';
import { answer } from '../../../src/app/author-cache';
import { results } from '../../../src/app/kept-results';
import type { Program } from '../../../src/protocol';

const program: Program = { entry: 'main.js', modules: { 'main.js': 'data:text/javascript,' }, remote: [] };

const told: string[] = [];
afterEach(() => void told.splice(0));

/** What a sketch of that identity is answered: whatever its code may send. */
const sketch = (identity: string, of = program) => ({
  ask: (asked: unknown) => answer(asked, of, { identity, base: location.href, files: [] }, (text) => told.push(text)),
});

const fresh = () => {
  const id = crypto.randomUUID();
  return { id: `saved:${id}`, mine: sketch(`saved:${id}`) };
};

const value = async (answered: Promise<unknown>) => (await answered) as { value?: unknown; wrong?: string };

test('a sketch reads, changes and removes nothing of another, by whatever key', async () => {
  const { id, mine } = fresh();
  await mine.ask({ op: 'set', key: 'secret', value: 'mine' });
  const others = ['', `${id}\nvalues`, id.slice(0, -1), `${id}\nvalues\nvalues`, `${id}\nsteps`].map((each) =>
    sketch(each),
  );
  for (const other of others) {
    for (const key of ['secret', `${id}\nvalues`, `../${id}/secret`, '__proto__', 'constructor', '']) {
      expect(await value(other.ask({ op: 'get', key }))).toEqual({ value: undefined });
      expect(await value(other.ask({ op: 'has', key }))).toEqual({ value: false });
      expect(await value(other.ask({ op: 'delete', key }))).toEqual({ value: false });
    }
    expect(await value(other.ask({ op: 'keys' }))).toEqual({ value: [] });
    await other.ask({ op: 'set', key: 'secret', value: 'forged' });
    await other.ask({ op: 'clear' });
  }
  expect(await value(mine.ask({ op: 'get', key: 'secret' }))).toEqual({ value: 'mine' });
});

test.each([
  ['nothing', undefined],
  ['a name that is none', { op: 'list' }],
  ['an owner', { op: 'get', key: 'a', owner: 'saved:other' }],
  ['a list as a key', { op: 'get', key: ['saved:other\nvalues', 'secret'] }],
  ['an object as a key', { op: 'get', key: { toString: () => 'secret' }.toString }],
  ['a key without end', { op: 'set', key: 'x'.repeat(1001), value: 1 }],
  ['an age of nothing', { op: 'set', key: 'a', value: 1, maxAge: Number.NaN }],
  ['a key that is no hash', { op: 'keep', key: 'a', value: 1 }],
  ['a name from a prototype', { op: 'constructor', key: 'a' }],
])('%s is nothing that can be asked', async (_, asked) => {
  const { mine } = fresh();
  expect(await value(mine.ask(asked))).toEqual({ wrong: 'This is nothing that can be asked of yc.cache.' });
});

test('a step that is kept under a forged key is found by no other sketch, and by no other program', async () => {
  const { mine } = fresh();
  const basis = ['fn () => 1', 0, [1]];
  const { key } = (await value(mine.ask({ op: 'find', basis }))).value as { key: string };
  await mine.ask({ op: 'keep', key, value: { yields: [], result: 'forged' } });
  expect(await value(mine.ask({ op: 'find', basis }))).toMatchObject({ value: { kept: { result: 'forged' } } });
  const other = fresh();
  expect(await value(other.mine.ask({ op: 'find', basis }))).toEqual({ value: { key, kept: undefined } });
  // Changed code has other keys: what was kept before is not its own.
  const changed = sketch(other.id, { ...program, modules: { 'main.js': 'data:text/javascript,1' } });
  expect(((await value(changed.ask({ op: 'find', basis }))).value as { key: string }).key).not.toBe(key);
});

test('a step that is given pictures as pixels is found by them', async () => {
  const { mine } = fresh();
  const keyOf = async (red: number, width = 2) => {
    const data = new Uint8ClampedArray(16).fill(red);
    const basis = ['fn (image) => 1', 0, [new ImageData(data, width)]];
    return ((await value(mine.ask({ op: 'find', basis }))).value as { key: string }).key;
  };
  const key = await keyOf(1);
  expect(await keyOf(1)).toBe(key);
  expect(await keyOf(2)).not.toBe(key);
  expect(await keyOf(1, 1)).not.toBe(key);
});

test('a value over the bound is not kept, however it hides its size', async () => {
  const { mine } = fresh();
  const { wrong } = await value(mine.ask({ op: 'set', key: 'large', value: { ['x'.repeat(65_000_000)]: 1 } }));
  expect(wrong).toBe('This value is too large to be kept: at most 64 MB may be.');
});

test('no number of entries and bytes that a sketch names is beyond the bounds of all', async () => {
  const { mine } = fresh();
  const write = vi.spyOn(results, 'write').mockResolvedValue(false);
  const key = '0'.repeat(64);
  await mine.ask({ op: 'keep', key, value: 1, maxEntries: Number.POSITIVE_INFINITY, maxBytes: 1e300 });
  const written = () => write.mock.calls.find(([, of]) => of === key);
  await expect.poll(written).toBeDefined();
  expect(written()?.[3]).toEqual({ maxEntries: 10_000, maxBytes: 256_000_000 });
  write.mockRestore();
});

test('steps that come faster than they are stored are let go, and the page holds no more of them', async () => {
  const { mine } = fresh();
  let open = () => {};
  const gate = new Promise<boolean>((resolve) => {
    open = () => resolve(false);
  });
  const write = vi.spyOn(results, 'write').mockReturnValue(gate);
  const keep = (i: number) =>
    value(mine.ask({ op: 'keep', key: i.toString(16).padStart(64, '0'), value: new ArrayBuffer(60_000_000) }));
  expect(await keep(1)).toEqual({ value: undefined });
  expect(await keep(2)).toEqual({ value: undefined });
  expect(await keep(3)).toEqual({ wrong: 'Results come faster than this browser stores them.' });
  open();
  await expect.poll(() => keep(4)).toEqual({ value: undefined });
  write.mockRestore();
});

test('what cannot be compared is told, and nothing is said of the storage', async () => {
  const { mine } = fresh();
  let deep: unknown = 1;
  for (let i = 0; i < 50_000; i++) deep = [deep];
  const cycle: unknown[] = [];
  cycle.push(cycle);
  for (const basis of [deep, cycle, Array.from({ length: 1_000_002 }, () => 0)]) {
    expect((await value(mine.ask({ op: 'find', basis }))).wrong).toMatch(/^What it was given cannot be compared/);
  }
  expect(told).toEqual([]);
});

test('where storage throws, a program is answered as if nothing were kept, and a person is told once', async () => {
  const { mine } = fresh();
  const thrown = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
  const spies = [
    vi.spyOn(results, 'find'),
    vi.spyOn(results, 'list'),
    vi.spyOn(results, 'read'),
    vi.spyOn(results, 'write'),
  ];
  for (const spy of spies) spy.mockImplementation(thrown);
  expect(await value(mine.ask({ op: 'get', key: 'a' }))).toEqual({ value: undefined });
  expect(await value(mine.ask({ op: 'has', key: 'a' }))).toEqual({ value: false });
  expect(await value(mine.ask({ op: 'keys' }))).toEqual({ value: [] });
  expect(await value(mine.ask({ op: 'set', key: 'a', value: 1 }))).toEqual({ value: undefined });
  expect(told).toEqual(['Results are not kept: this browser’s storage is full or closed to this page.']);
  for (const spy of spies) spy.mockRestore();
});
