import { afterEach, expect, test, vi } from 'vitest';
import { createSpares, type KeptRun, type Run, Session, type SessionEvents } from '../../../src/host';
import type { Compiler, RecordedBatch, Slot } from '../../../src/protocol';
import { serve } from '../../../src/runtime';
import { programWithParts } from '../runtime/extras-of';
import { workerOf } from '../runtime/pair';

const opened: Session[] = [];
afterEach(() => {
  for (const session of opened.splice(0)) session.unload();
});

const texts = (...values: string[]): KeptRun & { pieces: RecordedBatch[][] } => ({
  pieces: values.map((value, i) => [{ at: 100 * i, count: 1, slots: [value] }]),
  yields: values.length,
  pace: false,
  drop: () => {},
});

/** A session that looks results up with `kept`. */
const open = async (kept: SessionEvents['kept'], options = 'cache: true') => {
  const program = await programWithParts(`export default yc.Interface({
    fn: async function* (n) { yield 'computed ' + n; },
    inputs: yc.Number({ value: 2 }), outputs: yc.Textbox(), ${options},
  });`);
  const yielded: Slot[] = [];
  const ended: [Run, string][] = [];
  const lookedUp: unknown[] = [];
  let begun = 0;
  const nothing = () => {};
  const events: SessionEvents = {
    state: nothing,
    app: nothing,
    loaded: nothing,
    leave: () => false,
    begin: () => void begun++,
    kept: (run, basis, of) => {
      lookedUp.push(basis);
      return kept(run, basis, of);
    },
    yields: (_, slots) => {
      yielded.push(...slots);
      return [];
    },
    stopping: nothing,
    progress: nothing,
    end: (run, outcome) => void ended.push([run, outcome]),
    follow: nothing,
    waits: nothing,
    alert: nothing,
    ask: async () => undefined,
    log: nothing,
    problems: nothing,
  };
  const spawn = () => {
    const { port1, port2 } = new MessageChannel();
    port2.start();
    serve(port2 as never, Object.create(console));
    return workerOf(port1);
  };
  const compiler = { compile: () => ({ ok: true, program }), check: () => [], locate: (at: unknown) => at };
  const session = new Session(events, compiler as unknown as Compiler, createSpares(spawn)());
  opened.push(session);
  await session.load({ entry: 'main.js', files: {} });
  const submit = () => session.trigger({ listener: 0, depth: 0, inputs: () => [2] });
  const rest = () => vi.waitUntil(() => ended.length > 0, { timeout: 20_000 });
  return { session, submit, rest, yielded, ended, lookedUp, begun: () => begun };
};

test('a kept run is shown in place of running', async () => {
  const { session, submit, rest, yielded, ended } = await open(async () => texts('a', 'b', 'c'));
  submit();
  await rest();
  expect(yielded).toEqual(['a', 'b', 'c']);
  expect(session.state).toBe('done');
  expect(ended[0]?.[0].recorder.record).toMatchObject({ yields: 3, fromCache: true, outcome: 'done' });
});

test('a run that is not kept runs', async () => {
  const { submit, rest, yielded, ended } = await open(async () => undefined);
  submit();
  await rest();
  expect(yielded).toEqual(['computed 2']);
  expect(ended[0]?.[0].recorder.record.fromCache).toBeUndefined();
});

test.each([
  [
    'throws',
    () => {
      throw new Error('no storage');
    },
  ],
  ['rejects', () => Promise.reject(new Error('no storage'))],
])('a cache that %s does not keep a run from running', async (_, kept) => {
  const { submit, rest, yielded } = await open(kept);
  submit();
  await rest();
  expect(yielded).toEqual(['computed 2']);
});

type Damageable = ReturnType<typeof texts>;

const damaged = (change: (kept: Damageable) => Partial<KeptRun>): [() => Promise<KeptRun>, () => number] => {
  let dropped = 0;
  const kept = texts('a', 'b');
  return [async () => ({ ...kept, ...change(kept), drop: () => void dropped++ }), () => dropped];
};

test.each<[string, (kept: Damageable) => Partial<KeptRun>]>([
  ['has fewer yields than were kept', () => ({ yields: 3 })],
  [
    'has a yield that its output cannot show',
    ({ pieces }) => ({ pieces: [...pieces, [{ at: 2, count: 1, slots: [7] }]] }),
  ],
  ['has fewer values than outputs', ({ pieces }) => ({ pieces: [...pieces, [{ at: 2, count: 1, slots: [] }]] })],
  [
    'cannot be read to its end',
    ({ pieces }) => ({
      pieces: (async function* () {
        yield* pieces;
        throw new Error('damaged');
      })(),
    }),
  ],
])('a kept run that %s is dropped, and the run computed from its beginning', async (_, change) => {
  const [kept, dropped] = damaged(change);
  const { submit, rest, yielded, ended, begun } = await open(kept);
  submit();
  await rest();
  expect(yielded.at(-1)).toBe('computed 2');
  expect(yielded).not.toContain(7);
  expect(dropped()).toBe(1);
  // What plays a stream is told that it begins anew.
  expect(begun()).toBe(2);
  const { record } = ended[0]?.[0].recorder ?? {};
  expect(record).toMatchObject({ yields: 1, outcome: 'done' });
  expect(record).not.toHaveProperty('fromCache');
});

test('an app without a cache looks nothing up', async () => {
  const { submit, rest, lookedUp } = await open(async () => texts('kept'), 'cache: false');
  submit();
  await rest();
  expect(lookedUp).toEqual([]);
});

test('Stop ends a replay at once, and leaves its worker alone', async () => {
  // A minute lies between two yields: none comes before Stop, however busy the machine is.
  const pieces = ['a', 'b', 'c'].map((value, i) => [{ at: 60_000 * i, count: 1, slots: [value] }]);
  const { session, submit, rest, yielded, ended } = await open(async () => ({
    ...texts(),
    pieces,
    yields: 3,
    pace: true,
  }));
  submit();
  await vi.waitUntil(() => yielded.length > 0, { timeout: 20_000 });
  session.stop();
  await rest();
  expect(ended[0]?.[1]).toBe('stopped');
  expect(session.state).toBe('stopped');
  expect(yielded).toEqual(['a']);
});

test('a replay at its own pace takes as long as the run did', async () => {
  const { submit, rest, ended } = await open(async () => ({ ...texts('a', 'b', 'c'), pace: true }));
  submit();
  await rest();
  expect(ended[0]?.[0].recorder.record.lastYield).toBeGreaterThanOrEqual(195);
});

test('without a key of its own, a run is looked up by all its inputs', async () => {
  const { submit, rest, lookedUp } = await open(async () => undefined);
  submit();
  await rest();
  expect(lookedUp).toEqual([[[2], undefined]]);
});

test('a key function is asked in the sandbox, and decides alone', async () => {
  const { submit, rest, lookedUp } = await open(async () => undefined, 'cache: { key: (n) => `even: ${n % 2 === 0}` }');
  submit();
  await rest();
  expect(lookedUp).toEqual(['even: true']);
});

test('a key function that throws leaves the run uncached', async () => {
  const { submit, rest, lookedUp, yielded } = await open(
    async () => texts('kept'),
    'cache: { key: () => { throw new Error("odd"); } }',
  );
  submit();
  await rest();
  expect(lookedUp).toEqual([]);
  expect(yielded).toEqual(['computed 2']);
});

test.each([
  [
    '{ maxage: 3 }',
    'cache of this Interface has no option maxage; there are key, maxAge, maxEntries, maxBytes and pace.',
  ],
  ['{ maxAge: -1 }', 'is a number over 0; got -1.'],
  ['{ key: "name" }', 'is a function of the inputs; got'],
  ['3', 'is true, false or options such as { maxAge: 3600 }; got'],
])('cache: %s is refused with what to write', async (options, message) => {
  const problems: string[] = [];
  const program = await programWithParts(
    `export default yc.Interface({ fn: () => 1, inputs: [], outputs: yc.Number(), cache: ${options} });`,
  );
  const { port1, port2 } = new MessageChannel();
  port2.start();
  serve(port2 as never, Object.create(console));
  const spares = createSpares(() => workerOf(port1))();
  await spares
    .take()
    .load(program)
    .catch((error: Error) => problems.push(error.message));
  expect(problems[0]).toContain(message);
});
