import tools from 'virtual:generator-cache';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programWithParts } from './extras-of';
import { createPair, programOf } from './pair';

let pair: ReturnType<typeof createPair>;
beforeEach(() => {
  pair = createPair();
});
afterEach(() => pair.close());

let count = 0;

/** A page that keeps what it is asked to, in a map; it tells what it was asked. */
const keeping = (kept: Map<string, unknown>, asked: unknown[] = []) => ({
  ask: async (ask: unknown) => {
    asked.push(ask);
    const { op, key = '', value, basis } = ask as { op: string; key?: string; value?: unknown; basis?: unknown };
    if (op === 'set' || op === 'keep') kept.set(key, value);
    if (op === 'find') {
      const name = JSON.stringify(basis);
      return { value: { key: name, kept: kept.get(name) } };
    }
    if (op === 'keys') return { value: [...kept.keys()] };
    return { value: op === 'get' ? kept.get(key) : op === 'delete' ? kept.delete(key) : undefined };
  },
});

/** Runs an app whose module is loaded anew, so that what it has in memory is gone. */
const run = async (body: string, kept: Map<string, unknown>, before = '', asked: unknown[] = []) => {
  const source = `${before}
    export default yc.Interface({ outputs: yc.JSON(), fn: async function* () { ${body} } }); // ${count++}`;
  await pair.sandbox.load({ ...programOf(source), extras: { cache: tools } });
  const { rows, outcome } = await pair.start(['json'], [], keeping(kept, asked)).ended;
  return { yields: rows.flat().map((json) => JSON.parse(json as string)), outcome };
};

test('a file is loaded by the page, piece by piece, and its progress is told', async () => {
  const asked: unknown[] = [];
  const answers = [{ loaded: 0, total: null }, { loaded: 1, total: 3 }, { file: new File(['abc'], 'a.csv') }];
  const page = {
    ask: async (ask: unknown) => {
      asked.push(ask);
      return { value: answers.shift() };
    },
  };
  const source = `export default yc.Interface({ outputs: yc.JSON(), fn: async function* () {
    const told = [];
    const file = await yc.asset('./a.csv', { progress: (...of) => told.push(of) });
    yield [file.size, await file.text(), told];
    await yc.asset('./a.csv', { prog: true });
  } });`;
  await pair.sandbox.load({ ...programOf(source), extras: { cache: tools } });
  const { rows, outcome } = await pair.start(['json'], [], page).ended;
  const told = [
    [0, null],
    [1, 3],
    [3, 3],
  ];
  expect(JSON.parse(String(rows.flat()[0]))).toEqual([3, 'abc', told]);
  expect(asked).toEqual([
    { op: 'open', id: 0, url: './a.csv' },
    { op: 'more', id: 0 },
    { op: 'more', id: 0 },
  ]);
  expect(outcome).toMatchObject({ type: 'failed', fault: { message: expect.stringContaining('no option prog') } });
});

test('a file that is loaded has the bar of its run, which goes when it is there', async () => {
  const told: unknown[] = [];
  const answers = [{ loaded: 1_500_000, total: 3_000_000 }, { file: new File(['abc'], 'a.csv') }];
  const page = {
    ask: async () => ({ value: answers.shift() }),
    progress: (_run: number, [bar]: readonly unknown[]) => void told.push(bar),
  };
  // What is told of progress is collected for 50 ms.
  const source = `export default yc.Interface({ outputs: yc.JSON(), fn: async function* () {
    yield (await yc.asset('./a.csv')).size;
    await yc.sleep(0.1);
  } });`;
  await pair.sandbox.load({ ...programOf(source), extras: { cache: tools } });
  await pair.start(['json'], [], page).ended;
  expect(told[0]).toEqual({ done: 1.5, total: 3, unit: 'MB', description: 'a.csv' });
  expect(told.at(-1)).toBeUndefined();
});

describe('a slow step', () => {
  const step = 'let calls = 0; const slow = yc.cached(async (n) => ({ n, calls: ++calls }));';
  const body = 'yield await slow(1); yield await slow(1); yield await slow(2);';

  test('is computed once for the same inputs, in this page and in the next', async () => {
    const kept = new Map();
    const first = await run(body, kept, step);
    expect(first.yields).toEqual([
      { n: 1, calls: 1 },
      { n: 1, calls: 1 },
      { n: 2, calls: 2 },
    ]);
    expect((await run(body, kept, step)).yields).toEqual(first.yields);
  });

  test('that is a generator yields again what it yielded, as it was when it was yielded', async () => {
    const source = `let calls = 0;
      const slow = yc.cached(function* () { const a = [0]; calls++; for (; a[0] < 3; a[0]++) yield a; return 'end'; });`;
    const twice = `for (let i = 0; i < 2; i++) {
      const seen = [];
      const made = slow();
      for (;;) { const { done, value } = await made.next(); seen.push(String(value)); if (done) break; }
      yield [seen, calls];
    }`;
    const { yields } = await run(twice, new Map(), source);
    expect(yields).toEqual([
      [['0', '1', '2', 'end'], 1],
      [['0', '1', '2', 'end'], 1],
    ]);
  });

  test('that throws or is left early is not kept', async () => {
    const kept = new Map();
    const source = `const fails = yc.cached(() => { throw new RangeError('odd'); });
      let closed = 0;
      const many = yc.cached(function* () { try { yield 1; yield 2; } finally { closed++; } });`;
    const { yields } = await run(
      `try { await fails(); } catch ({ message }) { yield message; }
       for await (const n of many()) break;
       yield closed;`,
      kept,
      source,
    );
    expect(yields).toEqual(['odd', 1]);
    expect(kept.size).toBe(0);
  });

  test('whose inputs or result cannot be copied runs uncached', async () => {
    const kept = new Map();
    const { yields, outcome } = await run(
      'yield await slow(() => 1); yield typeof (await slow(2));',
      kept,
      'const slow = yc.cached((f) => typeof f === "function" ? f() : () => f);',
    );
    expect(outcome).toEqual({ type: 'done' });
    expect(yields).toEqual([1, 'function']);
    expect(kept.size).toBe(0);
  });

  test('tells functions of one text apart by their order', async () => {
    const { yields } = await run(
      'for (const times of all) yield await times(5);',
      new Map(),
      'const all = [2, 3].map((by) => yc.cached((n) => n * by));',
    );
    expect(yields).toEqual([10, 15]);
  });

  test('that is made within a run needs a key: what it has around it cannot be told', async () => {
    const { outcome } = await run('yc.cached((n) => n);', new Map());
    expect(outcome).toMatchObject({
      fault: { message: expect.stringMatching(/at the top of the module, or give it a key/) },
    });
    const { yields } = await run('yield await yc.cached((n) => n, { key: (n) => ["step", n] })(4);', new Map());
    expect(yields).toEqual([4]);
  });

  test.each([
    ['yc.cached(3)', 'yc.cached takes a function; got number.'],
    ['yc.cached(() => 1, { maxage: 3 })', 'yc.cached has no option maxage; there are key, maxAge, maxEntries'],
    ['yc.cached(() => 1, { maxAge: -1 })', 'maxAge of yc.cached is a number over 0; got -1.'],
  ])('%s is refused', async (source, message) => {
    await expect(run('', new Map(), source)).rejects.toThrow(message);
  });
});

test('a cached function is an app’s: the page keeps its runs as a whole', async () => {
  const source = `export default yc.Interface({
    fn: yc.cached(function* (first, second) { yield first + second; }, { maxAge: 60 }),
    inputs: [yc.Number(), yc.Number()], outputs: yc.Number(),
  }); // ${count++}`;
  const asked: unknown[] = [];
  const app = await pair.sandbox.load(await programWithParts(source));
  expect(app.listeners[0]?.cache).toEqual({ pace: false, keyed: false, maxAge: 60 });
  expect(app.components.map(({ properties }) => properties.label)).toEqual(['first', 'second', 'Output']);
  const { rows } = await pair.start(['number'], [2, 3] as never[], keeping(new Map(), asked)).ended;
  expect(rows).toEqual([[5]]);
  expect(asked).toEqual([]);
});

describe('values of the sketch’s own', () => {
  test('are asked for one at a time, in order', async () => {
    const kept = new Map();
    const { yields } = await run(
      `await Promise.all([1, 2, 3].map((n) => yc.cache.set('n' + n, { n })));
       yield await Promise.all(['n1', 'n3', 'n4'].map((key) => yc.cache.get(key)));
       yield [await yc.cache.delete('n1'), await yc.cache.delete('n9'), await yc.cache.keys()];`,
      kept,
    );
    expect(yields).toEqual([
      [{ n: 1 }, { n: 3 }, null],
      [true, false, ['n2', 'n3']],
    ]);
  });

  test.each([
    ['yc.cache.get(3)', 'A key of yc.cache is text; got number.'],
    ['yc.cache.get("k".repeat(1001))', 'A key of yc.cache has at most 1000 characters; this one has 1001.'],
    ['yc.cache.set("k", () => 1)', 'yc.cache.set takes plain data, buffers, files and images: '],
    ['yc.cache.set("k", 1, { max: 3 })', 'yc.cache.set has no option max; its only option is maxAge.'],
    ['yc.cache.set("k", 1, null).then(() => yc.cache.get(3))', 'A key of yc.cache is text; got number.'],
    ['yc.cache.set("k", 1, { maxAge: 0 })', 'maxAge of yc.cache.set is a number of seconds over 0; got 0.'],
  ])('await %s throws', async (source, message) => {
    const { outcome } = await run(`await ${source};`, new Map());
    expect(outcome).toMatchObject({ fault: { message: expect.stringContaining(message) } });
  });

  test('what the page finds wrong is thrown, and the next question is answered', async () => {
    const source = `yield await yc.cache.get('a').catch((e) => e.message); yield await yc.cache.get('b');`;
    await pair.sandbox.load({
      ...programOf(`export default yc.Interface({ outputs: yc.JSON(), fn: async function* () { ${source} } });`),
      extras: { cache: tools },
    });
    const ask = async (asked: unknown) =>
      (asked as { key: string }).key === 'a' ? { wrong: 'Too large.' } : { value: 'kept' };
    expect((await pair.start(['json'], [], { ask }).ended).rows.flat()).toEqual(['"Too large."', '"kept"']);
  });

  test('are missed in a sentence where what keeps them did not come', async () => {
    await pair.sandbox.load(
      programOf(`export default yc.Interface({ outputs: yc.JSON(), fn: () => yc.cache.get('a') }); // ${count++}`),
    );
    const { outcome } = await pair.start(['json']).ended;
    expect(outcome).toMatchObject({ fault: { message: expect.stringMatching(/^yc\.cache was not loaded\./) } });
  });
});

test('a worker that asks for several things at once is ended', async () => {
  await pair.sandbox.load(
    programOf(`export default yc.Interface({ outputs: yc.JSON(), fn: () => new Promise(() => {}) });`),
  );
  const { outcome } = await new Promise<{ outcome: unknown }>((resolve) => {
    const { ended } = pair.start(['json'], [], { ask: () => new Promise(() => {}) });
    void ended.then(resolve);
    // As a sketch would that has found the way out.
    pair.post({ type: 'ask', ask: 1 });
    pair.post({ type: 'ask', ask: 2 });
  });
  expect(outcome).toMatch(/asked for several things at once/);
});
