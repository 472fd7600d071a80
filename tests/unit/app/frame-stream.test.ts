import capture from 'virtual:generator-capture';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createPace } from '../../../src/app/capture/frames';
import { createStreamRuns, type Source, type StreamDoor } from '../../../src/app/capture/stream-runs';
import type { Request, Run } from '../../../src/host';
import type { WireValue } from '../../../src/protocol';
import { createBench } from './scripted';

const preparing = { signal: new AbortController().signal, progress: () => {} };

type Frame = { number: number; closed: boolean; close(): void };

const frameOf = (number: number): Frame => {
  const frame = {
    number,
    closed: false,
    close: () => {
      frame.closed = true;
    },
  };
  return frame;
};

/** A tap of frames whose runs start and end as a test says. */
const createScript = () => {
  const requests: Request[] = [];
  const ended: string[] = [];
  const run = { id: 1 } as Run;
  const door: StreamDoor = {
    stream: () => run,
    streamed: (_run, outcome) => void ended.push(outcome),
    trigger: (request) => void requests.push(request),
  };
  let due = false;
  let next = 0;
  const taken: Frame[] = [];
  const gates: (() => void)[] = [];
  const source: Source = {
    begin: () => {},
    some: () => due,
    take: async () => {
      due = false;
      await new Promise<void>((resolve) => gates.push(resolve));
      const frame = frameOf(next++);
      taken.push(frame);
      return { as: 'frame', frame } as unknown as WireValue;
    },
    end: () => {
      due = false;
    },
    drop: () => {
      due = false;
    },
  };
  const tap = createStreamRuns({
    listener: 0,
    event: undefined,
    door,
    source,
    inputs: (frame) => [frame],
    stop: () => {},
    failed: () => {},
  });
  return {
    tap,
    requests,
    ended,
    taken,
    give: () => gates.shift()?.(),
    due: () => {
      due = true;
      tap.ask();
    },
  };
};

describe('a frame', () => {
  test('is taken when its run starts, and no second run is asked for meanwhile', async () => {
    const { tap, requests, taken, due, give } = createScript();
    tap.begin();
    due();
    due();
    expect(requests).toHaveLength(1);
    expect(taken).toHaveLength(0);
    const inputs = requests[0]?.inputs(preparing);
    give();
    expect(await inputs).toEqual([{ as: 'frame', frame: taken[0] }]);
    expect(requests[0]?.piece?.transfer).toEqual([taken[0]]);
  });

  test('is closed when its run ends before it is there', async () => {
    const { tap, requests, taken, due, give } = createScript();
    tap.begin();
    due();
    const inputs = requests[0]?.inputs(preparing);
    requests[0]?.piece?.ended('stopped');
    give();
    expect(await inputs).toBeUndefined();
    expect(taken[0]?.closed).toBe(true);
  });

  test('is closed on this side when its run is over, whether it was handed over or not', async () => {
    const { tap, requests, taken, due, give } = createScript();
    tap.begin();
    due();
    const inputs = requests[0]?.inputs(preparing);
    give();
    await inputs;
    requests[0]?.piece?.ended('failed');
    expect(taken[0]?.closed).toBe(true);
  });

  test('is not taken for a run that was given up before it started', async () => {
    const { tap, requests, taken, ended, due } = createScript();
    tap.begin();
    due();
    tap.drop('stopped');
    expect(ended).toEqual(['stopped']);
    expect(requests[0]?.inputs(preparing)).toBeUndefined();
    expect(taken).toHaveLength(0);
  });
});

test('frames are due at the points of a grid; those at which the last one still waits are left out', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const due = vi.fn();
  const pace = createPace(0.1, due);
  pace.start();
  vi.advanceTimersByTime(0);
  expect(due).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(350);
  expect(due).toHaveBeenCalledTimes(1);
  pace.taken();
  vi.advanceTimersByTime(49);
  expect(due).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(due).toHaveBeenCalledTimes(2);
  pace.taken();
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(due).toHaveBeenCalledTimes(2);
});

test('a camera that has no picture for a run ends it quietly, and the stream goes on', async () => {
  const bench = await createBench(
    `const camera = yc.Image({ sources: ['webcam'], streaming: true });
     camera.stream(() => {}, camera, null, { streamEvery: 0.01 });
     export default yc.Blocks(camera);`,
    capture,
  );
  onTestFinished(bench.dispose);
  const device = bench.device();
  device.capture.frame = vi.fn(() => Promise.reject(new Error('The camera is let go.')));
  await device.capture.start();
  await expect.poll(() => vi.mocked(device.capture.frame).mock.calls.length).toBeGreaterThan(2);
  expect(bench.session.state).toBe('running');
  await device.capture.stop();
  await expect.poll(() => bench.session.state).toBe('done');
  expect(bench.problems.flat()).toEqual([]);
  expect(bench.ends).toEqual([[0, 'done']]);
});

test('frames keep their pace where the page’s own timers are slowed down, as in a hidden tab', async () => {
  const real = globalThis.setTimeout;
  const workers: { terminated: boolean }[] = [];
  class ClockWorker {
    onmessage: ((event: { data: number }) => void) | undefined;
    terminated = false;
    constructor(url: string) {
      expect(url).toMatch(/^data:text\/javascript,/);
      workers.push(this);
    }
    postMessage([id, wait]: [number, number]) {
      real(() => this.onmessage?.({ data: id }), wait);
    }
    terminate() {
      this.terminated = true;
    }
  }
  vi.stubGlobal('Worker', ClockWorker);
  // What a browser does to a page that is hidden: no timer of it comes before the next full second.
  vi.stubGlobal('setTimeout', (callback: () => void, wait = 0, ...rest: []) =>
    real(callback, wait > 0 ? 60_000 : 0, ...rest),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  let count = 0;
  await new Promise<void>((resolve) => {
    const pace = createPace(0.02, () => {
      count++;
      if (count < 5) return pace.taken();
      pace.stop();
      resolve();
    });
    pace.start();
  });
  expect(count).toBe(5);
  expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
});
