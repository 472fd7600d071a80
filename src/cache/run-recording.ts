import type { RecordedRun, Slot } from '../protocol';

/** Keeps what a run yields until the run is over. */
export type RunRecording = {
  /** Takes a copy: the page transfers and reuses the buffers of what it has shown. */
  add(slots: readonly Slot[], count: number): void;
  /** All that came; nothing where the run held more than `mostBytes`, or what cannot be copied. */
  finish(): RecordedRun | undefined;
};

/** @param mostBytes a run that yields more is not recorded, so that memory stays bounded */
export function recordRun(mostBytes: number): RunRecording {
  const began = performance.now();
  let run: RecordedRun | undefined = { batches: [], yields: 0, bytes: 0 };
  return {
    add(slots, count) {
      if (run === undefined) return;
      try {
        const bytes = bytesIn(slots);
        if (run.bytes + bytes > mostBytes || slots.some(holdsFrame)) throw new RangeError();
        run.batches.push({ at: performance.now() - began, count, slots: structuredClone(slots) as Slot[] });
        run.yields += count;
        run.bytes += bytes;
      } catch {
        run = undefined;
      }
    },
    finish: () => run,
  };
}

/** Frames of the browser's decoders can be copied, but not stored. */
function holdsFrame(slot: Slot): boolean {
  return (
    typeof VideoFrame === 'function' && typeof slot === 'object' && slot !== null && Object.values(slot).some(isFrame)
  );
}

const isFrame = (value: unknown): boolean =>
  value instanceof VideoFrame ||
  (typeof value === 'object' && value !== null && 'frame' in value && value.frame instanceof VideoFrame);

/** The bytes of buffers and files and the characters of text that a value holds, at any depth. */
function bytesIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof Blob) return value.size;
  if (typeof ImageBitmap === 'function' && value instanceof ImageBitmap) return value.width * value.height * 4;
  return Object.values(value).reduce((sum: number, part) => sum + bytesIn(part), 0);
}
