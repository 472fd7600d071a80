import { ByteQueue } from '../../bytes/byte-queue';
import type { FormatReader, OpenReader } from '../sound-reader';
import { type PcmFormat, pcmProblem, readPcm } from './coding';

/** What a file's header says about its samples. */
export type PlainHead = {
  readonly format: PcmFormat;
  /** Offset of the samples, in bytes from the start of the file. */
  readonly from: number;
  /** Length of the samples in bytes; `Infinity` if they continue until the end of the file. */
  readonly length: number;
  /** Where the file ends; omitted if it ends with its samples. */
  readonly end?: number;
};

/** A format that consists of a header and uncompressed samples: AIFF, AU, CAF. */
export type PlainKind = {
  readonly name: string;
  /**
   * Reads the header; returns undefined until it has arrived completely.
   *
   * @throws Error with the text after “this AU file ” if it cannot be read.
   */
  head(bytes: Uint8Array): PlainHead | undefined;
};

/** Longer headers would be held in memory; those with embedded pictures have a few million bytes. */
const longestHead = 32 * 1024 * 1024;

export const openPlain =
  (kind: PlainKind): OpenReader =>
  (give): FormatReader => {
    const bytes = new ByteQueue();
    let head: PlainHead | undefined;
    /** Bytes consumed so far. */
    let at = 0;
    let came = 0;
    let isOver = false;
    const broken = (why: string) => new Error(`this ${kind.name} file ${why}`);

    const readHead = (): void => {
      try {
        head = kind.head(bytes.peek(bytes.length));
      } catch (error) {
        throw broken(error instanceof Error ? error.message : String(error));
      }
      const problem = head && pcmProblem(head.format);
      if (problem) throw broken(problem);
      if (!head && bytes.length > longestHead) throw broken('tells of no sound in its first 32 MB: it is damaged');
    };
    const take = (length: number): Uint8Array => {
      at += length;
      return bytes.take(length);
    };
    const step = ({ format, from, length, end = from + length }: PlainHead): void => {
      if (at < from) take(Math.min(from - at, bytes.length));
      const frame = format.channels * format.width;
      const left = Math.min(bytes.length, from + length - at);
      const whole = left - (left % frame);
      if (at >= from && whole > 0) {
        give(readPcm(take(whole), format));
        came += whole;
      }
      if (at < from || from + length - at >= frame) return;
      take(Math.min(bytes.length, Math.max(0, end - at)));
      isOver = at >= end;
    };

    return {
      push: async (more) => {
        bytes.push(more);
        if (!head) readHead();
        if (head && !isOver) step(head);
        // Copy the rest: the caller may reuse its buffer.
        if (bytes.length > 0) bytes.push(bytes.take(bytes.length).slice());
      },
      end: async () => {
        if (!head) throw broken(`ends before its sound: ${at + bytes.length} bytes came`);
        const { length, format } = head;
        const frame = format.channels * format.width;
        if (length !== Number.POSITIVE_INFINITY && length - came >= frame) {
          const [told, here] = [length, came].map((count) => Math.floor(count / frame).toLocaleString('en'));
          throw broken(`is cut off: its head tells of ${told} samples, ${here} came`);
        }
      },
      get complete() {
        return isOver;
      },
      get leftover() {
        return isOver ? bytes.peek(bytes.length).slice() : new Uint8Array(0);
      },
      close: () => bytes.clear(),
    };
  };

/** The chunks of an IFF-like file, as far as their bodies have arrived; the last one may be incomplete. */
export function* chunksOf(
  bytes: Uint8Array,
  from: number,
  sizeBytes: 4 | 8,
): Generator<{ id: string; at: number; size: number; isWhole: boolean }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at + 4 + sizeBytes <= bytes.length; ) {
    const id = String.fromCharCode(...bytes.subarray(at, at + 4));
    const size = sizeBytes === 4 ? view.getUint32(at + 4) : Number(view.getBigInt64(at + 4));
    const body = at + 4 + sizeBytes;
    yield { id, at: body, size, isWhole: size >= 0 && body + size <= bytes.length };
    if (size < 0) return;
    // IFF's chunks begin at even offsets, CAF's anywhere.
    at = body + size + (sizeBytes === 4 ? size & 1 : 0);
  }
}
