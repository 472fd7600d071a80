import { lengthOf, type Pcm, type SampleFormat, type Samples } from '../pcm/pcm';
import type { Shape } from '../pcm/shape';

/** How much of the newest sound stays in memory, in bytes. Older sound moves to Blobs, which browsers keep on disk. */
const openBytes = 2 * 1024 * 1024;

/** A stretch of the stream with one sample rate and one number of channels. */
export type Span = {
  readonly sampleRate: number;
  readonly channels: number;
  /** Where it begins on the stream's timeline, in samples at its own rate. */
  readonly start: number;
  /** Length so far, in samples. */
  length: number;
  readonly pieces: Piece[];
};

/** Sound in the precision it came in: in memory, or in a Blob that holds the samples of one channel after another. */
type Piece = { start: number; length: number; format: SampleFormat; held: readonly Pcm[] | Blob };

/** All sound of a stream received so far, sample for sample, to be heard again and saved. */
export class SoundStore {
  readonly spans: Span[] = [];
  #open: Pcm[] = [];
  #openLength = 0;

  /** In seconds. */
  get duration(): number {
    const last = this.spans.at(-1);
    return last ? (last.start + last.length) / last.sampleRate : 0;
  }

  /**
   * The shape of a file that holds all of it: the highest rate, the most channels and the most precise format. Streams
   * only go up in rate and channels (see `StreamConformer`), so the last span has the highest.
   */
  get shape(): Shape {
    const pieces = this.spans.flatMap((span) => span.pieces);
    const widest = pieces.reduce((most, { format }) => Math.max(most, precision.indexOf(format)), 0);
    const { sampleRate = 48_000, channels = 1 } = this.spans.at(-1) ?? {};
    return { sampleRate, channels, format: precision[widest] ?? 's16' };
  }

  /** Adds sound at the end. A new span begins where the rate or the number of channels changes. */
  append(pcm: Pcm): void {
    if (lengthOf(pcm) === 0) return;
    let span = this.spans.at(-1);
    if (!span || span.sampleRate !== pcm.sampleRate || span.channels !== pcm.channels.length) {
      this.#seal();
      span = {
        sampleRate: pcm.sampleRate,
        channels: pcm.channels.length,
        start: span ? Math.ceil(((span.start + span.length) / span.sampleRate) * pcm.sampleRate) : 0,
        length: 0,
        pieces: [],
      };
      this.spans.push(span);
    }
    if (this.#open[0] && this.#open[0].format !== pcm.format) this.#seal();
    if (this.#open.length === 0) {
      span.pieces.push({ start: span.length, length: 0, format: pcm.format, held: this.#open });
    }
    this.#open.push(pcm);
    this.#openLength += lengthOf(pcm);
    span.length += lengthOf(pcm);
    (span.pieces.at(-1) as Piece).length = this.#openLength;
    if (this.#openLength * pcm.channels.length * bytesOf(pcm.format) >= openBytes) this.#seal();
  }

  /** Sound of one span, from one of its samples on: at most `most` samples, and no more than are stored together. */
  async read(span: Span, from: number, most: number): Promise<Pcm> {
    const piece = span.pieces.findLast(({ start }) => start <= from);
    if (!piece || from >= span.length) return { sampleRate: span.sampleRate, format: 's16', channels: [] };
    const { held } = piece;
    return held instanceof Blob
      ? laidAway(span, piece, held, from - piece.start, most)
      : inMemory(span, piece, held, from - piece.start, most);
  }

  /** All sound there is now, in order. */
  async *pieces(): AsyncGenerator<Pcm> {
    const ends = this.spans.map((span) => span.length);
    for (const [i, end] of ends.entries()) {
      const span = this.spans[i] as Span;
      for (let at = 0; at < end; ) {
        const pcm = await this.read(span, at, end - at);
        at += lengthOf(pcm);
        yield pcm;
      }
    }
  }

  #seal(): void {
    const piece = this.spans.at(-1)?.pieces.at(-1);
    if (!piece || this.#open.length === 0) return;
    const [first] = this.#open as [Pcm];
    piece.held = new Blob(
      first.channels.flatMap((_, c) => this.#open.map((pcm) => pcm.channels[c] as Samples as BlobPart)),
    );
    this.#open = [];
    this.#openLength = 0;
  }
}

const precision: readonly SampleFormat[] = ['s16', 's24', 's32', 'f32', 'f64'];

const arrays = { s16: Int16Array, s24: Int32Array, s32: Int32Array, f32: Float32Array, f64: Float64Array } as const;
const bytesOf = (format: SampleFormat) => arrays[format].BYTES_PER_ELEMENT;

const laidAway = async (span: Span, piece: Piece, held: Blob, from: number, most: number): Promise<Pcm> => {
  const size = bytesOf(piece.format);
  const length = Math.min(most, piece.length - from);
  const channels = Array.from({ length: span.channels }, async (_, c) => {
    const at = (c * piece.length + from) * size;
    return new arrays[piece.format](await held.slice(at, at + length * size).arrayBuffer());
  });
  return { sampleRate: span.sampleRate, format: piece.format, channels: await Promise.all(channels) };
};

const inMemory = (span: Span, piece: Piece, held: readonly Pcm[], from: number, most: number): Pcm => {
  let skipped = 0;
  for (const pcm of held) {
    const length = lengthOf(pcm);
    if (from < skipped + length) {
      const at = from - skipped;
      return { ...pcm, channels: pcm.channels.map((each) => each.subarray(at, at + most)) };
    }
    skipped += length;
  }
  return { sampleRate: span.sampleRate, format: piece.format, channels: [] };
};
