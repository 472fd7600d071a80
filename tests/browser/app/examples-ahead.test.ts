import { createRoot } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import type { AppModel } from '../../../src/app/app-model';
import { createExamplesAhead } from '../../../src/app/examples-ahead';
import type { Mounted } from '../../../src/app/mounted';
import { quietEvents } from '../../../src/app/quiet-events';
import type { Run, Session, SessionEvents } from '../../../src/host';
import type { InterfaceLayout, Program } from '../../../src/protocol';

afterEach(() => void vi.useRealTimers());

/** Examples that are computed ahead, whose runs end as `outcomeOf` says: never, if it says nothing. */
const open = (count: number, outcomeOf: (row: number) => 'done' | 'failed' | undefined) => {
  const listener = { inputs: [0], outputs: [1] };
  const begun: unknown[] = [];
  const disposed = vi.fn();
  const openSession = (events: SessionEvents) =>
    ({
      load: async () => true,
      unload: disposed,
      trigger: ({ inputs }: { inputs(): unknown[] }) => {
        const [row] = inputs();
        begun.push(row);
        const outcome = outcomeOf(row as number);
        if (outcome) queueMicrotask(() => events.end({} as Run, outcome));
      },
    }) as unknown as Session;
  const cache = { has: async () => false, end: () => {}, find: async () => undefined, yields: () => {} };
  const model = { state: () => 'idle', behind: () => ({ cache, sketch: {}, program: {}, open: openSession }) };
  const mounted = {
    description: { listeners: [listener], components: [{ kind: 'number', properties: {} }] },
    fileOf: () => {},
    origin: { identity: 'saved:examples' },
  };
  const layout = { examples: Array.from({ length: count }, (_, i) => [i]), listener: 0, cacheExamples: 'idle' };
  const made = createRoot((dispose) => ({
    ready: createExamplesAhead(
      model as unknown as AppModel,
      mounted as unknown as Mounted,
      layout as unknown as InterfaceLayout,
    ),
    dispose,
  }));
  return { ...made, begun, disposed };
};

test('an example that never ends is given up, and those after it are computed', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { ready, begun, disposed, dispose } = open(3, (row) => (row === 1 ? undefined : 'done'));
  const untilBegun = (rows: number[]) =>
    vi.waitUntil(
      async () => {
        await vi.advanceTimersByTimeAsync(1000);
        return begun.length === rows.length;
      },
      { timeout: 60_000 },
    );
  await untilBegun([0, 1]);
  await vi.advanceTimersByTimeAsync(90_000);
  expect(begun).toEqual([0, 1]);
  expect(disposed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(40_000);
  expect(disposed).toHaveBeenCalled();
  await untilBegun([0, 1, 2]);
  expect(begun).toEqual([0, 1, 2]);
  await vi.waitUntil(() => ready().size === 2, { timeout: 60_000 });
  expect([...ready()]).toEqual([0, 2]);
  dispose();
});

test('an example that fails is not computed again, and those after it are', async () => {
  const { ready, begun, dispose } = open(3, (row) => (row === 1 ? 'failed' : 'done'));
  await vi.waitUntil(() => ready().size === 2, { timeout: 60_000 });
  expect(begun).toEqual([0, 1, 2]);
  expect([...ready()]).toEqual([0, 2]);
  dispose();
});

test('an example that is computed ahead gets files, and calls no server', async () => {
  const origin = { identity: 'saved:asking', base: document.baseURI, files: [] };
  const { ask } = quietEvents(
    () => undefined,
    origin,
    () => {},
  );
  const program = {} as Program;
  const asked = await ask({ op: 'open', id: 1, url: 'data:text/csv,1,2' }, program);
  const { file } = (asked as { value: { file: File } }).value;
  expect(await file.text()).toBe('1,2');
  const remote = { op: 'remote', id: 1, ask: 'connect', server: 'https://example.org' };
  expect(await ask(remote, program)).toEqual({ wrong: 'No server is called for an example that nobody has picked.' });
});
