import { vi } from 'vitest';
import type { Captures } from '../../../src/app/capture/captures';
import { createCaptures } from '../../../src/app/capture/captures';
import type { DeviceOptions } from '../../../src/app/capture/device';
import { createComponentValues } from '../../../src/app/component-values';
import { type AppState, createSpares, type Run, Session } from '../../../src/host';
import type { Capture, SoundPiece } from '../../../src/media';
import { type AppDescription, type Compiler, type Problem, playedStreams } from '../../../src/protocol';
import { serve } from '../../../src/runtime';
import { programOf, workerOf } from '../runtime/pair';

/** A device that does what a test says: a mock, which obeys the contract of `Capture`. */
export const scriptDevice = ({ streams, events }: DeviceOptions) => {
  let phase: Capture['state']['phase'] = 'off';
  let notice: string | undefined;
  const state = (): Capture['state'] => ({
    phase,
    duration: 0,
    devices: [],
    device: undefined,
    preview: undefined,
    problem: undefined,
    notice,
  });
  const frames: { closed: boolean }[] = [];
  let rest: SoundPiece | undefined;
  const end = () => {
    if (phase !== 'recording') return;
    phase = 'off';
    const last = rest;
    rest = undefined;
    if (last) for (const stream of streams ?? []) stream.take(last);
    events.ended?.();
  };
  const capture: Capture = {
    source: 'microphone',
    get state() {
      return state();
    },
    subscribe: () => () => {},
    open: async () => {},
    start: async () => {
      phase = 'recording';
      events.started?.();
    },
    pause: () => events.paused?.(),
    resume: () => {},
    stop: async (why) => {
      notice = why;
      end();
    },
    close: end,
    choose: async () => {},
    frame: async () => {
      if (phase !== 'recording') throw new Error('The camera is let go.');
      const frame = {
        number: frames.length,
        closed: false,
        close: () => {
          frame.closed = true;
        },
      };
      frames.push(frame);
      return frame as unknown as VideoFrame;
    },
    level: () => ({ rms: -60, peak: -60, clipped: false }),
    dispose: end,
  };
  return {
    capture,
    frames,
    /** The microphone has made samples with these values. */
    hear: (...samples: number[]) => {
      for (const stream of streams ?? []) stream.take(pieceOf(samples));
    },
    /** What is handed over at the end. */
    leave: (...samples: number[]) => {
      rest = pieceOf(samples);
    },
    record: (file: File) => {
      phase = 'off';
      events.recorded?.(file);
      events.ended?.();
    },
  };
};

const pieceOf = (samples: number[]): SoundPiece => ({ sampleRate: 1000, channels: [Float32Array.from(samples)] });

let count = 0;

/** An app with its session and its runtime, in one thread, and devices that a test scripts. */
export const createBench = async (source: string, capture?: string) => {
  const states: AppState[] = [];
  const problems: Problem[][] = [];
  const logged: string[] = [];
  const ends: [number, string][] = [];
  const begun: number[] = [];
  const fired: string[] = [];
  const followed: number[] = [];
  let description: AppDescription | undefined;
  let parts = createComponentValues([], { drawn: () => {}, changed: () => {}, input: () => {} }, new Set());
  const spawn = () => {
    const { port1, port2 } = new MessageChannel();
    port2.start();
    serve(port2 as never, Object.create(console));
    return workerOf(port1);
  };
  // A module that was imported before would not run again.
  const program = { ...programOf(`${source}\n// ${count++}`), ...(capture && { extras: { capture } }) };
  const compiler = {
    compile: () => ({ ok: true, program }),
    check: () => [],
    locate: (at: unknown) => at,
  };
  const session = new Session(
    {
      state: (state) => void states.push(state),
      app: (loaded) => {
        description = loaded;
        parts = createComponentValues(
          loaded.components,
          { drawn: () => {}, changed: () => {}, input: (id) => void fired.push(`${id}:input`) },
          playedStreams(loaded),
        );
      },
      loaded: () => {},
      leave: () => false,
      begin: (run) => void begun.push(run.request.listener),
      kept: () => undefined,
      yields: (run: Run, slots) => {
        const free = parts.take(slots, run.listener.outputs, 1, () => {});
        parts.commit();
        return free;
      },
      stopping: () => {},
      progress: () => {},
      end: (run, outcome) => void ends.push([run.request.listener, outcome]),
      follow: (listener, depth, chain) => {
        followed.push(listener);
        session.trigger({ listener, depth, inputs: () => [], ...(chain && { chain }) });
      },
      waits: () => {},
      alert: () => {},
      ask: async () => undefined,
      log: (lines) => void logged.push(...lines.map(({ text }) => text)),
      problems: (found) => void problems.push(found),
    },
    compiler as unknown as Compiler,
    createSpares(spawn)(),
  );
  await session.load({ entry: 'main.js', files: {} });
  if (!description) throw new Error(JSON.stringify(problems));
  const devices: ReturnType<typeof scriptDevice>[] = [];
  const captures: Captures = createCaptures(
    description,
    parts,
    session,
    (component, event) => void fired.push(`${component}:${event}`),
    async () => {
      throw new Error('nothing is to be fetched');
    },
    () => undefined,
    (options) => {
      const device = scriptDevice(options);
      devices.push(device);
      return device.capture;
    },
  );
  return {
    session,
    captures,
    description,
    parts,
    states,
    problems,
    logged,
    ends,
    begun,
    fired,
    followed,
    device: (id = 0) => {
      captures.want(id);
      return devices.at(-1) as ReturnType<typeof scriptDevice>;
    },
    value: (id: number) => parts.all[id]?.value(),
    dispose: () => {
      captures.dispose();
      session.unload();
    },
  };
};

// Node has no frames of its own.
vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback));
vi.stubGlobal('cancelAnimationFrame', clearTimeout);
vi.stubGlobal('document', { hidden: true });
