import type { Capture, CaptureState, Level } from '../../../src/media';
import { unused } from '../../../src/media/page/devices/device-capture';

/** A mock of a device, which does what the contract says; the test plays the person, the browser and the device. */
export const scriptedCapture = (source: Capture['source'], start: Partial<CaptureState> = {}) => {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  let level: Level = { rms: Number.NEGATIVE_INFINITY, peak: Number.NEGATIVE_INFINITY, clipped: false };
  let levels = 0;
  let frames: () => Promise<VideoFrame> = () => Promise.reject(new Error('The camera has been let go of.'));
  const change = (more: Partial<CaptureState>) => {
    capture.state = { ...capture.state, ...more };
    for (const listener of [...listeners]) listener();
  };
  const off = { phase: 'off', preview: undefined } as const;
  const capture = {
    source,
    state: { ...unused, ...start } as CaptureState,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open: async () => {
      calls.push('open');
      change({ phase: 'opening', problem: undefined, notice: undefined });
    },
    start: async () => {
      calls.push('start');
      change({ phase: 'opening', problem: undefined, notice: undefined, duration: 0 });
    },
    pause: () => {
      calls.push('pause');
      change({ phase: 'paused' });
    },
    resume: () => {
      calls.push('resume');
      change({ phase: 'recording' });
    },
    stop: async () => {
      calls.push('stop');
      change(capture.state.phase === 'opening' ? off : { phase: 'finishing', preview: undefined });
    },
    close: () => {
      calls.push('close');
      change(off);
    },
    choose: async (device: string) => {
      calls.push(`choose ${device}`);
      change({ device });
    },
    frame: () => frames(),
    level: () => {
      levels++;
      return level;
    },
    dispose: () => void calls.push('dispose'),
  } satisfies Capture;
  return {
    capture: capture as Capture,
    change,
    calls,
    listeners,
    /** How loud it is from now on. */
    loud: (peak: number, more: Partial<Level> = {}) => {
      level = { rms: peak - 3, peak, clipped: false, ...more };
    },
    /** How often someone has asked how loud it is. */
    asked: () => levels,
    films: (next: () => Promise<VideoFrame>) => {
      frames = next;
    },
    /** A person has allowed it. */
    allow: (phase: 'open' | 'recording' = 'recording', preview: MediaStream = new MediaStream()) =>
      change({ phase, preview }),
  };
};

/** What a camera sees: the left half of one colour, the right half of another. */
export const twoColours = (left: string, right: string, width = 64, height = 48) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no context');
  context.fillStyle = left;
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = right;
  context.fillRect(width / 2, 0, width / 2, height);
  return canvas;
};
