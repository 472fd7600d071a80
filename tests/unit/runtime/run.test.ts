import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPair, programOf } from './pair';

let pair: ReturnType<typeof createPair>;
beforeEach(() => {
  pair = createPair();
});
afterEach(() => pair.close());

const numbers = (fn: string) => `export default yc.Interface({ fn: ${fn}, outputs: yc.Number() })`;

describe('every form of function', () => {
  const forms: [string, string, number[]][] = [
    ['a function', '() => 7', [7]],
    ['an async function', 'async () => 7', [7]],
    ['a generator', 'function* () { yield 1; yield 2; }', [1, 2]],
    ['an async generator', 'async function* () { yield 1; await null; yield 2; }', [1, 2]],
    ['a generator with a return value', 'function* () { yield 1; return 2; }', [1, 2]],
    ['an async generator with a return value', 'async function* () { yield 1; return 2; }', [1, 2]],
    ['a function that gives a generator', '() => (function* () { yield 3; })()', [3]],
    ['an async function that gives a generator', 'async () => (async function* () { yield 3; })()', [3]],
    ['an async iterable', '() => new ReadableStream({ start(c) { c.enqueue(4); c.enqueue(5); c.close(); } })', [4, 5]],
    ['a generator without yields', 'function* () {}', []],
  ];
  test.each(forms)('%s', async (_name, fn, expected) => {
    const { rows, outcome } = await pair.runToEnd(numbers(fn), ['number']);
    expect(rows.flat()).toEqual(expected);
    expect(outcome).toEqual({ type: 'done' });
  });
});

test('a thousand yields without a pause arrive once each and in order, in fewer messages', async () => {
  // On a busy machine a generator pauses against its will.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1);
  onTestFinished(() => clock.mockRestore());
  const { rows, batches } = await pair.runToEnd(numbers('function* () { for (let i = 0; i < 1000; i++) yield i; }'), [
    'number',
  ]);
  expect(rows.flat()).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  expect(batches).toBeLessThan(200);
});

test('a yield is sent before the generator goes on to compute', async () => {
  await pair.sandbox.load(
    programOf(
      numbers(
        'function* () { yield 1; const end = performance.now() + 60; while (performance.now() < end); yield 2; }',
      ),
    ),
  );
  const { rows, ended } = pair.start(['number']);
  // Both ends share one thread here, so what matters is the number of messages, not their time.
  expect((await ended).batches).toBe(2);
  expect(rows.flat()).toEqual([1, 2]);
});

test('several outputs, skip, null and update keep their places', async () => {
  const { rows } = await pair.runToEnd(
    `export default yc.Interface({ outputs: [yc.Number(), yc.Textbox()], fn: function* () {
      yield [1, 'one'];
      yield [yc.skip(), null];
      yield yc.skip;
      yield [yc.update({ label: 'Now', value: 2 }), yc.update({ visible: false })];
    } })`,
    ['number', 'textbox'],
  );
  expect(rows).toEqual([
    [1, 'one'],
    [{ slot: 'skip' }, null],
    [{ slot: 'skip' }, { slot: 'skip' }],
    [
      { slot: 'update', properties: { label: 'Now', value: 2 } },
      { slot: 'update', properties: { visible: false } },
    ],
  ]);
});

test('text that grows is sent as what it grows by', async () => {
  const start = 'x'.repeat(100);
  const { rows } = await pair.runToEnd(
    `export default yc.Interface({ outputs: yc.Textbox(), fn: function* () { yield '${start}'; yield '${start} and more'; yield 'other'; } })`,
    ['textbox'],
  );
  expect(rows).toEqual([[start], [{ slot: 'append', text: ' and more' }], ['other']]);
});

describe('inputs', () => {
  test('reach the function in order', async () => {
    const { rows } = await pair.runToEnd(
      `export default yc.Interface({ fn: (a, b) => a + b, inputs: [yc.Textbox(), yc.Number()], outputs: yc.Textbox() })`,
      ['textbox'],
      ['n = ', 4] as never[],
    );
    expect(rows).toEqual([['n = 4']]);
  });

  test('an empty number is refused by the name of its field', async () => {
    const { outcome } = await pair.runToEnd(
      `export default yc.Interface({ fn: (n) => n, inputs: yc.Number({ label: 'Age' }), outputs: yc.Number() })`,
      ['number'],
      [null] as never[],
    );
    expect(outcome).toMatchObject({ type: 'failed', fault: { message: '“Age” is empty. Type a number first.' } });
  });

  test('an empty optional number is null', async () => {
    const { rows } = await pair.runToEnd(
      `export default yc.Interface({ fn: (n) => n === null ? 1 : 0, inputs: yc.Number({ optional: true }), outputs: yc.Number() })`,
      ['number'],
      [null] as never[],
    );
    expect(rows).toEqual([[1]]);
  });
});

test('a label without a class is cleared, and one without confidences keeps its class', async () => {
  const { rows } = await pair.runToEnd(
    'export default yc.Interface({ outputs: yc.Label(), fn: function* () { yield { cat: 0.2, dog: 0.8 }; yield {}; yield { label: "owl", confidences: {} }; } })',
    ['label'],
  );
  expect(rows.map(([label]) => label)).toEqual([
    expect.objectContaining({ label: 'dog' }),
    null,
    { label: 'owl', confidences: null },
  ]);
});

describe('values that do not fit', () => {
  const refusals: [string, string, RegExp][] = [
    [
      'text for a number',
      `'seven'`,
      /Yield 2 does not fit the output “Output”: it takes a finite number, and this is the text "seven"/,
    ],
    ['NaN', 'NaN', /it takes a finite number, and this is NaN/],
    ['undefined', 'undefined', /this is undefined. Yield a value, null to empty it, or yc.skip/],
    ['an object', '({})', /this is an object/],
    ['a generator', '(function* () { yield 2; })()', /this is a generator \(write `yield\*` for what it yields\)/],
    ['a promise', 'Promise.resolve(2)', /this is a promise \(write `await` before it\)/],
  ];
  test.each(refusals)('%s is refused; what came before stays', async (_name, value, message) => {
    const { rows, outcome } = await pair.runToEnd(numbers(`function* () { yield 1; yield ${value}; yield 3; }`), [
      'number',
    ]);
    expect(rows).toEqual([[1]]);
    expect(outcome).toMatchObject({ type: 'failed', fault: { message: expect.stringMatching(message) } });
  });

  test('the wrong number of values is told', async () => {
    const { outcome } = await pair.runToEnd(
      'export default yc.Interface({ outputs: [yc.Number(), yc.Number()], fn: function* () { yield [1]; } })',
      ['number', 'number'],
    );
    expect(outcome).toMatchObject({
      fault: {
        message: 'There are 2 outputs, but yield 1 has 1 value. Use yc.skip for an output that stays as it is.',
      },
    });
  });

  test('something that cannot be cloned is named by its path', async () => {
    const { outcome } = await pair.runToEnd(
      `export default yc.Interface({ outputs: yc.JSON(), fn: () => ({ shapes: [{}, { draw() {} }] }) })`,
      ['json'],
    );
    expect(outcome).toMatchObject({
      fault: {
        message: expect.stringContaining('value.shapes[1].draw is the function draw, which cannot leave the sandbox'),
      },
    });
  });

  test('a value that the page refuses is named, with the place of its yield', async () => {
    await pair.sandbox.load(
      programOf(
        `export default yc.Interface({ outputs: [yc.Number(), yc.Textbox()], fn: function* () {
          yield __yieldcastAt([1, yc.update({ lines: 'many' })], '3:11 main.js');
        } })`,
      ),
    );
    const died = new Promise((resolve) => {
      pair.start(['number', 'textbox'], [], { died: (reason, at) => resolve([reason, at]) });
    });
    expect(await died).toEqual([
      'Value 2 of yield 1 is nothing that its output can show: lines is "many", and takes a number. It is refused, and the run is ended.',
      { file: 'main.js', line: 3, column: 11 },
    ]);
  });

  test('a generator that is refused a yield still runs its finally blocks', async () => {
    const { outcome } = await pair.runToEnd(
      numbers(`function* () { try { yield 'no'; } finally { globalThis.cleaned = true; } }`),
      ['number'],
    );
    expect(outcome).toMatchObject({ type: 'failed' });
    expect((globalThis as Record<string, unknown>).cleaned).toBe(true);
  });
});

describe('errors', () => {
  test('before the first yield', async () => {
    const { rows, outcome } = await pair.runToEnd(numbers(`function* () { throw new TypeError('too soon'); }`), [
      'number',
    ]);
    expect(rows).toEqual([]);
    expect(outcome).toMatchObject({ type: 'failed', fault: { name: 'TypeError', message: 'too soon' } });
  });

  test('after the fifth yield: all five arrive, and the place is known', async () => {
    const { rows, outcome } = await pair.runToEnd(
      `export default yc.Interface({ outputs: yc.Number(), fn: function* () {
        for (let i = 1; i <= 5; i++) yield i;
        throw new Error('enough');
      } })\n//# sourceURL=main.js`,
      ['number'],
    );
    expect(rows.flat()).toEqual([1, 2, 3, 4, 5]);
    expect(outcome).toMatchObject({ fault: { message: 'enough', frames: [{ file: 'main.js', line: 4, column: 15 }] } });
  });

  const thrown: [string, string, string][] = [
    ['a string', `'just text'`, 'just text'],
    ['null', 'null', 'null was thrown; throw an Error to say where'],
    [
      'a plain object',
      `{ code: 404, reason: 'gone' }`,
      '{ code: 404, reason: "gone" } was thrown; throw an Error to say where',
    ],
    ['an array', '[1, { a: 2 }]', '[1, { a: 2 }] was thrown; throw an Error to say where'],
    ['an error without a message', 'new Error()', 'An error without a message was thrown.'],
    ['what has a message', `{ message: 'From a library.' }`, 'From a library.'],
    [
      'an object with hostile getters',
      '{ get message() { throw 1; }, get stack() { throw 2; }, toString() { throw 3; } }',
      'An error that cannot be read was thrown.',
    ],
  ];
  test('that are meant for the person come with their title', async () => {
    const { outcome } = await pair.runToEnd(
      numbers(`() => { throw new yc.Error('That city is unknown.', { title: 'No weather' }); }`),
      ['number'],
    );
    expect(outcome).toMatchObject({ fault: { message: 'That city is unknown.', title: 'No weather' } });
  });

  test.each(thrown)('%s that is thrown is told', async (_name, value, message) => {
    const { outcome } = await pair.runToEnd(numbers(`() => { throw ${value}; }`), ['number']);
    expect(outcome).toMatchObject({ type: 'failed', fault: { message } });
  });
});

describe('stop', () => {
  test('ends a sleeping generator at once and runs its finally block', async () => {
    await pair.sandbox.load(
      programOf(
        numbers(
          `async function* () { try { yield 1; await yc.sleep(3600); yield 2; } finally { globalThis.finished = 'async'; } }`,
        ),
      ),
    );
    const { rows, ended, id } = pair.start(['number'], [], {
      yields: (_run, slots) => {
        rows.push(slots);
        pair.sandbox.stop(id);
        return [];
      },
    });
    expect((await ended).outcome).toEqual({ type: 'stopped' });
    expect(rows).toEqual([[1]]);
    expect((globalThis as Record<string, unknown>).finished).toBe('async');
  });

  test('ends an endless generator that never waits', async () => {
    await pair.sandbox.load(
      programOf(
        numbers(`function* () { try { for (let i = 0; ; i++) yield i; } finally { globalThis.finished = 'sync'; } }`),
      ),
    );
    let seen = 0;
    const { ended, id } = pair.start(['number'], [], {
      yields: (_run, slots) => {
        seen += slots.length;
        if (seen > 5000) pair.sandbox.stop(id);
        return [];
      },
    });
    expect((await ended).outcome).toEqual({ type: 'stopped' });
    expect((globalThis as Record<string, unknown>).finished).toBe('sync');
  });
});

test('what is written to the console arrives with its level', async () => {
  await pair.sandbox.load(programOf('export default yc.Interface({ outputs: yc.Number(), fn: () => 1 })'));
  pair.start(['number']);
  pair.console.warn('careful', { left: [1, 2] });
  await expect.poll(() => pair.logs).toMatchObject([{ level: 'warn', text: 'careful { left: [1, 2] }' }]);
});

describe('an error that nothing caught, of a callback', () => {
  /** In Node no event tells of it; the runtime listens for that of a worker. */
  const inCallback = (throws: string) =>
    `async function* () { yield 1; setTimeout(() => { const event = new Event('error'); Object.assign(event, { error: ${throws}, message: 'Uncaught', filename: 'main.js', lineno: 3, colno: 7 }); globalThis.callbackErrors.dispatchEvent(event); }); try { await yc.sleep(1000); } finally { globalThis.finished = 'failed'; } yield 2; }`;

  test.each([
    ['an error', "new RangeError('too far')", { name: 'RangeError', message: 'too far' }],
    ['a text', "'a mere text'", { message: 'a mere text' }],
  ])('%s ends the run, whose sleeps end and whose finally blocks run', async (_what, throws, fault) => {
    const target = new EventTarget();
    vi.stubGlobal('callbackErrors', target);
    vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
    onTestFinished(() => void vi.unstubAllGlobals());
    const other = createPair();
    onTestFinished(() => other.close());
    const { rows, outcome } = await other.runToEnd(numbers(inCallback(throws)), ['number']);
    expect(rows.flat()).toEqual([1]);
    expect(outcome).toMatchObject({ type: 'failed', fault });
    await expect.poll(() => (globalThis as Record<string, unknown>).finished).toBe('failed');
  });
});
