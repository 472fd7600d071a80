import { afterEach, expect, test } from 'vitest';
import type { ProgressTrack } from '../../../src/protocol';
import { install } from '../../../src/runtime/remote';
import { openSketch } from './extras-of';

type Question = { op: string; do: string; id: number; box: string; hold: number[]; args: unknown[] };
type Event = Record<string, unknown> & { type: string };

let close = () => {};
afterEach(() => close());

/** Runs a sketch whose page answers by a script: what each call gets, by its endpoint or address. */
const ran = async (
  body: string,
  script: (question: Question) => Event[] = () => [],
  until?: (yields: unknown[]) => boolean,
  refusal: (question: Question) => string | undefined = () => undefined,
) => {
  const {
    sandbox,
    start,
    close: end,
  } = await openSketch(`export default yc.Interface({ fn: async function* () { ${body} }, outputs: yc.JSON() });`);
  close = end;
  const asked: Question[] = [];
  const progress: (readonly ProgressTrack[])[] = [];
  const alerts: unknown[] = [];
  const waiting: [number, Event][] = [];
  const values: unknown[] = [];
  const run = start(['json'], [], {
    ask: async (question) => {
      const read = question as Question;
      asked.push(read);
      const wrong = refusal(read);
      if (wrong !== undefined) return { wrong };
      if (read.do === 'open') waiting.push(...script(read).map((event): [number, Event] => [read.id, event]));
      return { value: read.do === 'more' ? waiting.splice(0) : undefined };
    },
    progress: (_run, tracks) => void progress.push(structuredClone(tracks)),
    alert: (alert) => void alerts.push(alert),
    yields: (_run, slots) => {
      values.push(...slots.map((slot) => JSON.parse(String(slot))));
      if (until?.(values)) sandbox.stop(run.id);
      return [];
    },
  });
  const { outcome } = await run.ended;
  return { asked, progress, alerts, values, outcome: outcome as { type: string; fault?: { message: string } } };
};

const value = (...values: unknown[]): Event => ({ type: 'values', values: values.map((each) => ({ value: each })) });

test('yields what the server yields: one output by itself, several as an array, and what stays as yc.skip', async () => {
  const { values, outcome, asked } = await ran(
    `for await (const each of yc.remote('https://a.example', { endpoint: '/one', token: 't' })(1, undefined)) yield each;
     for await (const [a, b] of yc.remote(new URL('https://b.example'))()) yield [a, b === yc.skip];`,
    ({ args }) =>
      args.length > 0
        ? [value('a'), value({ b: 1 }), { type: 'done' }]
        : [{ type: 'values', values: [{ value: 1 }, null] }, { type: 'done' }],
  );
  expect(values).toEqual(['a', { b: 1 }, [1, true]]);
  expect(outcome.type).toBe('done');
  expect(asked.filter((each) => each.do === 'open')).toMatchObject([
    { op: 'remote', id: 0, address: 'https://a.example', endpoint: '/one', token: 't', args: [1, null] },
    { op: 'remote', id: 1, address: 'https://b.example/', args: [] },
  ]);
});

test('shows the queue, the progress and the messages of the server as those of the run', async () => {
  const told = async (...events: Event[]) =>
    ran(`for await (const each of yc.remote('https://a.example:81')()) yield each;`, () => [
      ...events,
      { type: 'done' },
    ]);
  const { progress: queue } = await told({ type: 'place', place: 2, of: 5 });
  expect(queue[0]).toEqual([
    { done: null, total: 1, unit: null, description: 'Place 2 of 5 in the queue of a.example:81' },
  ]);
  const { progress } = await told({ type: 'progress', done: 3, total: 10, unit: 'steps', description: 'Drawing' });
  expect(progress[0]).toEqual([{ done: 3, total: 10, unit: 'steps', description: 'Drawing' }]);
  const { alerts } = await told({ type: 'log', level: 'warning', message: 'Slow.', title: 'Note', duration: 3 });
  expect(alerts).toMatchObject([{ level: 'warning', message: 'Slow.', title: 'Note', duration: 3 }]);
});

test('fails with the server’s words, and keeps what was yielded', async () => {
  const { values, outcome } = await ran(
    `for await (const each of yc.remote('https://a.example')()) yield each;`,
    () => [value(1), { type: 'failed', message: 'The well is dry.', own: true }],
  );
  expect(values).toEqual([1]);
  expect(outcome).toMatchObject({ type: 'failed', fault: { message: 'The well is dry.', title: 'a.example' } });
});

test('fails with the sentence of a page that has ended it, and leaves alone what was opened since', async () => {
  let isFirst = true;
  const { values, asked } = await ran(
    `const one = yc.remote('https://a.example')(1).next().catch(({ message }) => message);
     const two = yc.remote('https://b.example')(2).next();
     yield [await one, (await two).value];`,
    ({ args }) => (args[0] === 2 ? [value('b')] : []),
    undefined,
    ({ do: what }) => {
      if (what !== 'more' || !isFirst) return undefined;
      isFirst = false;
      return 'It was ended.';
    },
  );
  expect(asked.slice(0, 3).map((each) => each.do)).toEqual(['open', 'more', 'open']);
  expect(values).toEqual([['It was ended.', 'b']]);
});

/** The calls that the page was told to end. The runtime asks through one door: this comes before the next sketch. */
const ended = (asked: readonly Question[]) =>
  expect.poll(() => asked.filter((each) => each.do === 'cancel')).toMatchObject([{ id: 0 }]);

test('is ended by Stop while it waits', async () => {
  const { asked, outcome } = await ran(
    `for await (const each of yc.remote('https://a.example')()) yield each;`,
    () => [value(1)],
    () => true,
  );
  expect(outcome.type).toBe('stopped');
  await ended(asked);
});

test('is ended by a loop that is left', async () => {
  const { asked, outcome } = await ran(
    `for await (const each of yc.remote('https://a.example')()) { yield each; break; }`,
    () => [value(1)],
  );
  expect(outcome.type).toBe('done');
  await ended(asked);
});

test('is ended by return() while it waits', async () => {
  const { asked, values } = await ran(
    `const waits = yc.remote('https://a.example')();
     const next = waits.next();
     await yc.sleep(0.01);
     await waits.return();
     yield (await next).done;`,
  );
  expect(values).toEqual([true]);
  await ended(asked);
});

test('asks for no more than a call has room for', async () => {
  const { asked, values } = await ran(
    `const one = yc.remote('https://a.example')()[Symbol.asyncIterator]();
     const two = yc.remote('https://b.example')()[Symbol.asyncIterator]();
     yield (await one.next()).value;
     yield (await two.next()).value;
     while (!globalThis.enough) { await yc.sleep(0.01); globalThis.enough = (await one.next()).value === 300; }`,
    ({ id }) => (id === 0 ? Array.from({ length: 301 }, (_, i) => value(i)) : [value('b')]),
  );
  expect(values).toEqual([0, 'b']);
  expect(asked.some(({ hold }) => hold?.includes(0))).toBe(true);
});

test.each([
  ['yc.remote()', "yc.remote takes a server's URL first"],
  ["yc.remote('https://a.example', { api: '/x' })", 'yc.remote has no option api; it has endpoint and token.'],
  ["yc.remote('https://a.example', { endpoint: 1 })", 'endpoint is the name of one'],
  ["await yc.remote('https://a.example')(() => 1).next()", 'yc.remote cannot send'],
  ["await yc.remote('https://a.example')(new Map()).next()", 'give an array or a plain object'],
])('%s is refused', async (code, why) => {
  const { outcome } = await ran(`${code};`);
  expect(outcome.fault?.message).toContain(why);
});

test('stops watching for Stop once a call has failed, also before it was sent', async () => {
  let sleeps = 0;
  let wake = () => {};
  const sleep = () =>
    new Promise<void>((resolve) => {
      sleeps++;
      wake = resolve;
    });
  const lent = { api: { sleep }, currentRun: () => undefined, describeValue: () => 'a function' };
  const { remote } = install(lent as never, {} as never, async () => undefined) as {
    remote(address: string): (...args: unknown[]) => AsyncGenerator;
  };
  await expect(remote('https://a.example')(() => 1).next()).rejects.toThrow('yc.remote cannot send a function.');
  wake();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sleeps).toBe(1);
});

test('sends bytes as files, dates as texts and numbers as lists', async () => {
  const { asked } = await ran(
    `yield* yc.remote('https://a.example')(new Uint8Array([1, 2]), new Date(0), { rows: new Float32Array([1, 2]) });`,
    () => [{ type: 'done' }],
  );
  const [opening] = asked;
  const [bytes, ...others] = opening?.args ?? [];
  expect((bytes as Blob).size).toBe(2);
  expect(others).toEqual(['1970-01-01T00:00:00.000Z', { rows: [1, 2] }]);
});
