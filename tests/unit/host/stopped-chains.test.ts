import { afterEach, expect, test, vi } from 'vitest';
import { createBench } from '../app/scripted';

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const bench of opened.splice(0)) bench.dispose();
});

/** An app whose first listener never ends by itself, and those that follow it. */
const open = async (listeners: string) => {
  const bench = await createBench(`
    const shown = yc.Textbox();
    const also = yc.Textbox();
    const go = yc.Button('Go');
    const endless = async function* () { for (let i = 0; ; i++) { yield 'yield ' + i; await yc.sleep(0.01); } };
    ${listeners}
    export default yc.Blocks(shown, also, go);
  `);
  opened.push(bench);
  const until = (holds: () => unknown) => vi.waitUntil(holds, { timeout: 20_000 });
  return {
    ...bench,
    until,
    start: async (listener = 0) => {
      bench.session.trigger({ listener, depth: 0, inputs: () => [] });
      await until(() => bench.value(0) !== '');
    },
    hasEnded: (listener: number) => until(() => bench.ends.some(([ended]) => ended === listener)),
  };
};

const putRight = `
  const run = go.click(endless, null, shown);
  run.then(() => 'put right', null, also);
  run.success(() => 'succeeded', null, also);
  run.failure(() => 'failed', null, also);
`;

test('Stop ends a run, and what follows it whatever happens', async () => {
  const { session, start, hasEnded, begun, ends, value, states } = await open(putRight);
  await start();
  session.stop();
  await hasEnded(1);
  expect(ends).toEqual([
    [0, 'stopped'],
    [1, 'done'],
  ]);
  expect(begun).toEqual([0, 1]);
  expect(value(1)).toBe('put right');
  // It was stopped, whatever is done after that.
  expect(states.slice(-2)).toEqual(['stopping', 'stopped']);
});

test('what follows a stopped run is stopped as well if it takes long, and so on to the end of the chain', async () => {
  const { session, start, hasEnded, ends, value, states } = await open(`
    const hangs = async () => { await yc.sleep(3600); };
    go.click(endless, null, shown)
      .then(hangs, null, null)
      .then(endless, null, shown)
      .then(() => 'put right', null, also);
  `);
  await start();
  session.stop();
  await hasEnded(3);
  expect(ends).toEqual([
    [0, 'stopped'],
    [1, 'stopped'],
    [2, 'stopped'],
    [3, 'done'],
  ]);
  expect(value(1)).toBe('put right');
  expect(states.at(-1)).toBe('stopped');
});

test('Stop ends the chain of what still waits for its turn', async () => {
  const { session, start, hasEnded, until, begun, value } = await open(`
    const one = { concurrencyId: 'one', concurrencyLimit: 1 };
    go.click(endless, null, shown, one);
    go.click(() => 'changed', null, also).then(endless, null, shown, one).then(() => 'put right', null, also);
  `);
  await start();
  session.trigger({ listener: 1, depth: 0, inputs: () => [] });
  await until(() => value(1) === 'changed');
  session.stop();
  await hasEnded(3);
  expect(begun).toEqual([0, 1, 3]);
  expect(value(1)).toBe('put right');
});

test('a listener that cancels ends the chain of what waits for its turn', async () => {
  const { session, start, hasEnded, until, begun, value } = await open(`
    const one = { concurrencyId: 'one', concurrencyLimit: 1 };
    go.click(endless, null, shown, one);
    const second = go.click(() => 'changed', null, also).then(endless, null, shown, one);
    second.then(() => 'put right', null, also);
    go.click(null, null, null, { cancels: second });
  `);
  await start();
  session.trigger({ listener: 1, depth: 0, inputs: () => [] });
  await until(() => value(1) === 'changed');
  session.trigger({ listener: 4, depth: 0, inputs: () => [] });
  await hasEnded(3);
  expect(begun).toEqual([0, 1, 3]);
  expect(session.state).toBe('running');
});

test('nothing follows a request that never had its turn', async () => {
  const { session, start, hasEnded, begun } = await open(`
    const one = { concurrencyId: 'one', concurrencyLimit: 1 };
    go.click(endless, null, shown, one);
    go.click(endless, null, shown, one).then(() => 'put right', null, also);
  `);
  await start();
  session.trigger({ listener: 1, depth: 0, inputs: () => [] });
  session.stop();
  await hasEnded(0);
  session.trigger({ listener: 2, depth: 0, inputs: () => [] });
  await hasEnded(2);
  expect(begun).toEqual([0, 2]);
});

test('Stop of hidden runs alone leaves the app at rest', async () => {
  const { session, start, hasEnded, states } = await open(`
    go.click(endless, null, shown, { showProgress: 'hidden' });
  `);
  await start();
  session.stop();
  await hasEnded(0);
  expect(states.at(-1)).toBe('idle');
});
