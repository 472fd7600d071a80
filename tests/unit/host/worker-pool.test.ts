import { expect, test, vi } from 'vitest';
import type { SandboxEvents } from '../../../src/host/sandbox';
import { WorkerPool } from '../../../src/host/worker-pool';
import type { AppDescription, ChangedProperties, Outcome, Program } from '../../../src/protocol';

/** Stands in for a sandbox: notes what it is asked to do. */
const createSandbox = (load: () => Promise<unknown> = async () => undefined) => ({
  events: undefined as SandboxEvents | undefined,
  did: [] as unknown[][],
  load,
  restore(changed: ChangedProperties) {
    this.did.push(['restore', changed]);
  },
  start({ run }: { run: number }) {
    this.did.push(['start', run]);
  },
  stop(run: number) {
    this.did.push(['stop', run]);
  },
  terminate() {
    this.did.push(['terminate']);
  },
  async cacheKey() {
    return this.did.push(['cacheKey']);
  },
});

const createBench = (workers: number, load?: () => Promise<unknown>) => {
  const first = createSandbox();
  const others: ReturnType<typeof createSandbox>[] = [];
  const ended: [number, Outcome][] = [];
  const asked: unknown[] = [];
  const logged: unknown[] = [];
  const changed: ChangedProperties = { 3: { label: 'New' } };
  const spares = {
    take: () => {
      const made = createSandbox(load);
      others.push(made);
      return made;
    },
    warmSoon: () => {},
  };
  const events = {
    yields: () => [],
    end: (run: number, outcome: Outcome) => {
      ended.push([run, outcome]);
      pool.ended(run);
    },
    ask: async (question: unknown) => void asked.push(question),
    log: (entries: unknown) => void logged.push(entries),
    progress: () => {},
    alert: () => {},
    uncaught: () => {},
    died: () => {},
  } as unknown as SandboxEvents;
  const app = { listeners: [{ workers }, {}] } as unknown as AppDescription;
  const pool: WorkerPool = new WorkerPool(
    { current: first as never, changed },
    spares as never,
    events,
    {} as Program,
    app,
  );
  const start = (run: number, listener = 0) => pool.start({ run, listener, inputs: [] }, []);
  return { pool, first, others, ended, asked, logged, changed, start };
};

const started = ({ did }: { did: unknown[][] } | undefined = { did: [] }) =>
  did.flatMap(([what, run]) => (what === 'start' ? [run] : []));

test('runs go to the app’s own sandbox first, and then where fewest of their listener’s are active', async () => {
  const { start, first, others, pool, changed } = createBench(3);
  for (const run of [1, 2, 3, 4]) start(run);
  await vi.waitUntil(() => started(others[1]).length > 0);
  expect([started(first), started(others[0]), started(others[1])]).toEqual([[1, 4], [2], [3]]);
  expect(others).toHaveLength(2);
  // They know what updates have changed before they begin.
  expect(others[0]?.did[0]).toEqual(['restore', changed]);
  pool.ended(2);
  start(5);
  // A listener without `workers` has the app's own alone.
  start(6, 1);
  start(7, 1);
  await vi.waitUntil(() => started(others[0]).length > 1);
  expect([started(first), started(others[0])]).toEqual([
    [1, 4, 6, 7],
    [2, 5],
  ]);
});

test('the ids of files that are loaded are kept apart, and those of servers’ calls are left as they are', async () => {
  const { start, others, asked } = createBench(3);
  for (const run of [1, 2, 3]) start(run);
  for (const { events } of others) {
    await events?.ask({ op: 'open', id: 1, url: 'a.txt' });
    await events?.ask({ op: 'remote', do: 'open', box: 'x', id: 1 });
    await events?.ask({ op: 'get', key: 'a' });
  }
  const [one, oneCall, , two, twoCall] = asked as { id: number }[];
  expect(new Set([1, one?.id, two?.id]).size).toBe(3);
  expect([oneCall?.id, twoCall?.id]).toEqual([1, 1]);
  expect(asked).toHaveLength(6);
});

test('what the app is made of is the first sandbox’s business, and nothing is logged twice as it loads', async () => {
  const { start, others, asked, logged } = createBench(2);
  start(1);
  start(2);
  others[0]?.events?.log([{ text: 'loading' } as never], 0);
  expect(await others[0]?.events?.ask({ op: 'render', type: 'begin', region: 0 })).toEqual({ value: undefined });
  await vi.waitUntil(() => started(others[0]).length > 0);
  others[0]?.events?.log([{ text: 'running' } as never], 0);
  expect([asked, logged]).toEqual([[], [[{ text: 'running' }]]]);
});

test('a run that is stopped while its worker loads ends at once, and is not started', async () => {
  let loaded = () => {};
  const loading = new Promise<void>((resolve) => {
    loaded = resolve;
  });
  const { start, others, pool, ended } = createBench(2, () => loading);
  start(1);
  start(2);
  pool.stop(2);
  expect(ended).toEqual([[2, { type: 'stopped' }]]);
  loaded();
  await loading;
  await Promise.resolve();
  expect(others[0]?.did).toEqual([]);
});

test('if the program fails to load again, its runs fail and say why, and the next one tries anew', async () => {
  const { start, others, ended } = createBench(2, () => Promise.reject(new Error('no luck')));
  start(1);
  start(2);
  await vi.waitUntil(() => ended.length > 0);
  expect(ended).toEqual([[2, { type: 'failed', fault: { name: 'Error', message: 'no luck', frames: [] } }]]);
  expect(others[0]?.did).toEqual([['terminate']]);
  start(3);
  expect(others).toHaveLength(2);
});

test('a worker that is replaced ends its own runs: stopped ones as such, others with the reason', async () => {
  const { start, others, pool, ended, first } = createBench(2);
  for (const run of [1, 2, 3, 4]) start(run);
  await vi.waitUntil(() => started(others[0]).length === 2);
  pool.stop(2);
  expect(others[0]?.did.at(-1)).toEqual(['stop', 2]);
  expect(pool.replace(1)).toBe(false);
  expect(pool.replace(2)).toBe(true);
  expect(ended.map(([run, { type }]) => [run, type])).toEqual([
    [2, 'stopped'],
    [4, 'failed'],
  ]);
  expect(others[0]?.did.at(-1)).toEqual(['terminate']);
  expect(first.did).toEqual([
    ['start', 1],
    ['start', 3],
  ]);
  // What a worker that is gone still sends is not heeded.
  others[0]?.events?.end(1, { type: 'done' } as Outcome);
  expect(ended).toHaveLength(2);
});
