import { describe, expect, test } from 'vitest';
import { open, ran, withMain } from './parallel-sandbox';

describe('yc.parallel', () => {
  test('gives results in the order of the items, each from a worker that has loaded the sketch', async () => {
    const { values, fault } = await ran(
      `import { twice } from './math';
      const table = [10, 20, 30];
      const heavy = (i) => twice(table[i]);
      async function* main() {
        const more = 5;
        for await (const result of yc.parallel([0, 1, 2], async (i, at) => {
          await new Promise((resolve) => setTimeout(resolve, 20 * (2 - i)));
          return [self.name, heavy(i) + more, at];
        }, { workers: 2 })) yield result;
      }`,
      { 'math.ts': 'export const twice = (n: number): number => 2 * n;' },
    );
    expect(fault).toBeUndefined();
    expect(values).toEqual([
      ['yieldcast-parallel', 25, 0],
      ['yieldcast-parallel', 45, 1],
      ['yieldcast-parallel', 65, 2],
    ]);
  });

  test('gives them as they come if they are not ordered, and all of them in order', async () => {
    const { values, fault } = await ran(`
      async function* main() {
        for await (const i of yc.parallel([0, 1, 2], (i) => (i === 0 ? new Promise(() => {}) : i), { workers: 2, ordered: false })) {
          yield i;
          if (i === 2) break;
        }
        const late = (i) => new Promise((resolve) => setTimeout(resolve, 50 * (2 - i), i));
        yield await yc.parallel([0, 1, 2], late, { workers: 3, ordered: false }).all();
      }`);
    expect(fault).toBeUndefined();
    expect(values).toEqual([1, 2, [0, 1, 2]]);
  });

  test('takes nothing before the first result is asked for, and then few items ahead', async () => {
    const { values, fault } = await ran(`
      let taken = 0;
      let left = false;
      async function* source() {
        try {
          for (;;) yield taken++;
        } finally {
          left = true;
        }
      }
      async function* main() {
        const results = yc.parallel(source(), (n) => n, { workers: 2 });
        yield taken;
        let given = 0;
        let most = 0;
        for await (const n of results) {
          most = Math.max(most, taken - ++given);
          if (n === 20) break;
        }
        yield [given, most <= 4, taken <= 26, left];
      }`);
    expect(fault).toBeUndefined();
    expect(values).toEqual([0, [21, true, true, true]]);
  });

  test('takes results without a copy where the author gives them away, and canvases as pictures', async () => {
    const { values, fault } = await ran(`
      async function* main() {
        yield await yc.parallel(['given', 'kept'], (how) => {
          const pixels = new Uint8Array(8).fill(7);
          if (how === 'given') yc.transfer(pixels);
          setTimeout(() => postMessage({ type: 'log', sequence: 0, dropped: 0, entries: [{ level: 'log', text: how + pixels.length, frame: null }] }));
          return { pixels };
        }, { workers: 1 }).all().then((all) => all.map(({ pixels }) => [pixels.length, pixels[0]]));
        const [tile] = await yc.parallel([1], () => {
          const canvas = new OffscreenCanvas(3, 2);
          canvas.getContext('2d');
          return { at: [1, 2], canvas };
        }).all();
        yield [tile.at, tile.canvas.constructor.name, tile.canvas.width];
      }`);
    expect(fault).toBeUndefined();
    expect(values).toEqual([
      [
        [8, 7],
        [8, 7],
      ],
      [[1, 2], 'ImageBitmap', 3],
    ]);
  });

  test('keeps its workers for the next call, whose sketch they need not load again', async () => {
    const { values } = await ran(`
      const id = Math.random();
      async function* main() {
        const first = await yc.parallel([1, 2, 3], () => id, { workers: 1 }).all();
        const second = await yc.parallel([1, 2, 3], () => id, { workers: 1 }).all();
        yield new Set([...first, ...second]).size;
        yield first[0] === id;
      }`);
    expect(values).toEqual([1, false]);
  });

  test('has the API, and the page behind it, in its function; console lines come to the page', async () => {
    const { values, logs, fault } = await ran(`
      async function* main() {
        yield await yc.parallel([1], async (n) => {
          console.warn('line', n);
          const blob = new Blob(['text']);
          return [yc.noise(2, 2).data.length, await blob.text(), await yc.parallel([1, 2], (m) => m * 2).all()];
        }).all();
      }`);
    expect(fault).toBeUndefined();
    expect(values).toEqual([[[12, 'text', [2, 4]]]]);
    expect(logs.map(({ level, text }) => [level, text])).toEqual([['warn', 'line 1']]);
  });
});

describe('what goes wrong', () => {
  test('an error is thrown where its result is awaited, with its place and its index', async () => {
    const app = await open(
      withMain(`
      const heavy = (n) => {
        if (n === 2) throw new RangeError('too much');
        return n;
      };
      async function* main() {
        try {
          yield* yc.parallel([0, 1, 2, 3], (n) => heavy(n), { workers: 1 });
        } catch (error) {
          yield [error.index, error.name, error.message];
          throw error;
        }
      }`),
    );
    const { values, fault } = await app.start().ended;
    expect(values).toEqual([0, 1, [2, 'RangeError', 'items[2]: too much']]);
    expect(fault).toMatchObject({ name: 'RangeError', message: 'items[2]: too much' });
    const places = await Promise.all(fault?.frames.map((frame) => app.compiler.locate(frame)) ?? []);
    expect(places.map(({ file, line }) => `${file}:${line}`).slice(0, 2)).toEqual(['main.ts:4', 'main.ts:9']);
  });

  test('a yc.Error keeps its words; what is thrown and no error is told', async () => {
    const { values } = await ran(`
      const said = [];
      async function* main() {
        for (const n of [0, 1]) {
          try {
            yield* yc.parallel([n], (n) => { if (n) throw 'text'; throw new yc.Error('No such city.', { title: 'Weather' }); });
          } catch (error) {
            yield [error.message, error.title ?? null, error instanceof yc.Error, error.index];
          }
        }
      }`);
    expect(values).toEqual([
      ['No such city.', 'Weather', true, 0],
      ['items[0]: text', null, false, 0],
    ]);
  });

  test('items that fail can be left out', async () => {
    const { values, logs } = await ran(`
      async function* main() {
        yield* yc.parallel([0, 1, 2], (n) => { if (n === 1) throw new Error('odd'); return n; }, { onError: 'skip' });
      }`);
    expect(values).toEqual([0, 2]);
    expect(logs.map(({ text }) => text)).toEqual(['items[1]: odd It was left out.']);
  });

  test('a worker that hangs is ended alone: the others go on, and a new one takes its place', async () => {
    const { values, logs, fault } = await ran(`
      async function* main() {
        yield* yc.parallel([0, 1, 2, 3], (n) => { while (n === 1); return n; }, { workers: 1, timeout: 3, onError: 'skip' });
        yield* yc.parallel([0, 1], (n) => { while (n === 1); return n; }, { timeout: 3 });
      }`);
    expect(values).toEqual([0, 2, 3, 0]);
    expect(logs.map(({ text }) => text)).toEqual([
      'items[1] took longer than 3 seconds, so its worker was ended. It was left out.',
    ]);
    expect(fault).toMatchObject({
      name: 'TimeoutError',
      message: 'items[1] took longer than 3 seconds, so its worker was ended.',
    });
  });

  test('Stop ends it while it waits, and the workers that are at work', async () => {
    const app = await open(
      withMain(`
      const id = Math.random();
      let runs = 0;
      async function* main() {
        try {
          if (runs++ > 0) return yield await yc.parallel([0, 1], () => id, { workers: 2 }).all();
          yield await yc.parallel([0, 1], () => id, { workers: 2 }).all();
          yield* yc.parallel([0, 1], (n) => {
            console.log('busy');
            for (;;);
          }, { workers: 2 });
        } finally {
          console.log('finally');
        }
      }`),
    );
    let busy = 0;
    const first = app.start((line) => {
      if (line === 'busy' && ++busy === 2) app.sandbox.stop(first.run);
    });
    const { outcome, logs, values, died } = await first.ended;
    expect(died).toBeUndefined();
    expect(outcome).toEqual({ type: 'stopped' });
    expect(logs.map(({ text }) => text)).toEqual(['busy', 'busy', 'finally']);
    const second = await app.start().ended;
    const ids = [values, second.values].map(([all]) => all as number[]);
    expect(ids[1]).toHaveLength(2);
    expect(ids[0]?.some((id) => ids[1]?.includes(id))).toBe(false);
  });

  test.each([
    ['there are none', 'globalThis.Worker = undefined;'],
    ['they may freeze it, as in Firefox', 'globalThis.InternalError = Error;'],
    ['they are refused', 'globalThis.Worker = class { constructor() { throw new Error("no"); } };'],
    [
      'they fail to start',
      'const Own = Worker; globalThis.Worker = function (_url, options) { return new Own("data:text/javascript,(", options); };',
    ],
  ])('where %s, it runs in this thread, and says so once', async (_what, without) => {
    const { values, logs, fault } = await ran(`${without}
      const twice = (n) => n * 2;
      async function* main() {
        const factor = 1;
        yield* yc.parallel([1, 2, 3], async (n) => [self.name, twice(n) * factor]);
        yield* yc.parallel([4], (n) => { throw new Error('odd'); });
      }`);
    expect(values).toEqual([
      ['yieldcast', 2],
      ['yieldcast', 4],
      ['yieldcast', 6],
    ]);
    expect(fault?.message).toBe('items[0]: odd');
    expect(logs.map(({ text }) => text)).toEqual([
      'In this browser, yc.parallel runs in one thread, and its timeout ends nothing.',
    ]);
  });

  test.each([
    ['a function', 'const model = { run: () => 1 };', '(n) => model.run(n)', '`model` is used by the function'],
    ['an item', '', '(f) => f(1)', 'items[0], a function, cannot be copied to another core', '[() => 1]'],
    ['a result', '', '(n) => () => n', 'items[0]: The result, a function, cannot be copied'],
  ])('%s that cannot travel is named', async (_what, before, fn, sentence, items = '[1]') => {
    const { fault } = await ran(`async function* main() { ${before}; yield* yc.parallel(${items}, ${fn}); }`);
    expect(fault?.message).toContain(sentence);
  });

  test.each([
    [
      'yc.parallel(12, String)',
      'yc.parallel takes items first: an array, a generator or another iterable; got number.',
    ],
    ['yc.parallel([1])', 'yc.parallel takes a function of an item as its second argument; got undefined.'],
    ['yc.parallel([1], String, { workers: 0 })', "workers is a whole number from 1 to 32, or 'auto'; got 0."],
    ['yc.parallel([1], String, { timeout: 0 })', 'timeout is a number of seconds, above 0; got 0.'],
    [
      'yc.parallel([1], String, { worker: 2 })',
      'yc.parallel has no option worker; it has workers, ordered, timeout and onError.',
    ],
    ["yc['parallel']([1], (n) => n)", 'The function of this yc.parallel cannot be found in its file.'],
  ])('%s is refused', async (call, sentence) => {
    const { fault } = await ran(`async function* main() { yield* ${call}; }`);
    expect(fault?.message).toContain(sentence);
  });

  test('items that cannot be taken end it after the results of those before', async () => {
    const { values, fault } = await ran(`
      function* source() { yield 1; yield 2; throw new Error('no more'); }
      async function* main() { yield* yc.parallel(source(), (n) => n); }`);
    expect(values).toEqual([1, 2]);
    expect(fault?.message).toBe('no more');
  });
});

describe('a hostile function', () => {
  test.each([
    ['ends its worker', 'self.close(); return new Promise(() => {});', 'called `close()`, which ended its worker.'],
    ['floods', 'for (;;) postMessage({ type: "flood" });', 'sent messages without end, so its worker was ended.'],
    [
      'throws where nothing catches it',
      'setTimeout(() => { throw new Error("later"); }); return new Promise(() => {});',
      'items[0]: later',
    ],
  ])('that %s fails for its item alone', async (_what, code, sentence) => {
    const { values, logs } = await ran(`
      async function* main() {
        yield* yc.parallel([0, 1], (n) => { if (n === 0) { ${code} } return n; }, { workers: 1, onError: 'skip' });
      }`);
    expect(values).toEqual([1]);
    expect(logs.map(({ text }) => text)).toEqual([expect.stringContaining(sentence)]);
  });

  test('that forges results gives those of its own items alone', async () => {
    const { values } = await ran(`
      async function* main() {
        yield* yc.parallel([0, 1, 2], (n) => {
          for (let number = 0; number < 9; number++) if (number !== n + 1) postMessage({ type: 'result', number, value: 'forged' });
          for (const odd of [null, undefined, 1, 'text', { type: 'failed' }, { type: 'ready' }]) postMessage(odd);
          return n;
        }, { workers: 1 });
      }`);
    expect(values).toEqual([0, 1, 2]);
  });

  test('has the sandbox’s opaque origin: no storage, and nothing of this site', async () => {
    const { values, fault } = await ran(`
      const tried = async (what) => { try { await what(); return 'allowed'; } catch { return 'refused'; } };
      const open = () => new Promise((resolve, reject) => {
        const request = indexedDB.open('parallel');
        request.onsuccess = resolve;
        request.onerror = reject;
      });
      async function* main() {
        yield* yc.parallel([${JSON.stringify(globalThis.location.href)}], async (site) => [
          self.origin,
          await tried(open),
          await tried(() => caches.open('parallel')),
          await tried(() => navigator.storage.getDirectory()),
          await tried(() => fetch(site)),
        ]);
      }`);
    expect(fault).toBeUndefined();
    expect(values).toEqual([['null', 'refused', 'refused', 'refused', 'refused']]);
  });
});
