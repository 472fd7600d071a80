import type { RecordedRun, Slot } from '../protocol';

/** Records what a run yields until the run is over. */
export type RunRecording = {
  /** Copies the slots, since the page transfers and reuses the buffers of what it has shown. */
  add(slots: readonly Slot[], count: number): void;
  /** The recorded run; `undefined` if it had more than `mostBytes`, or something that cannot be copied or stored. */
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
        const bytes = bytesIn(slots, mostBytes);
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

/** A `VideoFrame` can be copied, but not stored. */
function holdsFrame(slot: Slot): boolean {
  return (
    typeof VideoFrame === 'function' && typeof slot === 'object' && slot !== null && Object.values(slot).some(isFrame)
  );
}

const isFrame = (value: unknown): boolean =>
  value instanceof VideoFrame ||
  (typeof value === 'object' && value !== null && 'frame' in value && value.frame instanceof VideoFrame);

/**
 * The size of a value, at any depth: the bytes of buffers and files, the characters of text, and eight for each other
 * part. Stops counting once past `most`. A sketch's author can read this code, so everything that can be long must
 * count.
 */
export function bytesIn(value: unknown, most = Number.POSITIVE_INFINITY): number {
  let bytes = 0;
  const left = [value];
  // A sketch may keep maps, sets, and values that contain themselves.
  const seen = new Set<object>();
  while (left.length > 0 && bytes <= most) {
    const part = left.pop();
    if (typeof part === 'string') bytes += part.length;
    else if (typeof part === 'bigint') bytes += part.toString(16).length;
    else if (typeof part !== 'object' || part === null) bytes += 8;
    else if (!seen.has(part)) {
      seen.add(part);
      bytes += 8;
      if (part instanceof ArrayBuffer) bytes += part.byteLength;
      // A view is stored and sent with its whole buffer.
      else if (ArrayBuffer.isView(part)) left.push(part.buffer);
      else if (typeof ImageData === 'function' && part instanceof ImageData) bytes += part.data.byteLength;
      else if (part instanceof Blob) bytes += part.size;
      else if (typeof ImageBitmap === 'function' && part instanceof ImageBitmap) bytes += part.width * part.height * 4;
      else if (part instanceof String || part instanceof BigInt) left.push(part.valueOf());
      else if (part instanceof RegExp) left.push(part.source);
      else if (part instanceof Error) left.push(part.name, part.message, part.stack, part.cause);
      else if (part instanceof Map) for (const [key, held] of part) left.push(key, held);
      else if (part instanceof Set) for (const held of part) left.push(held);
      else {
        for (const [name, held] of Object.entries(part)) {
          if (!Array.isArray(part) || !isIndex(name)) bytes += name.length;
          left.push(held);
        }
      }
    }
  }
  return bytes;
}

/** Arrays may have properties of any name besides their items. */
const isIndex = (name: string): boolean => name.length < 11 && Number.isInteger(Number(name));
