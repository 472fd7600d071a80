import { ByteQueue } from './byteQueue';
import { holdsText, viewOf } from './bytes';

/** What a splitter has to know of a frame's header. */
export type FrameHeader = {
  /** Length of the whole frame. */
  readonly frameBytes: number;
  readonly sampleRate: number;
};

export type Frame<Header> = { readonly header: Header; readonly bytes: Uint8Array };

/** What two frames of one stream share; the number of channels and the bit rate may change. */
export type SameStream<Header> = (one: Header, other: Header) => boolean;

/** Bytes that a header, or the head of a tag, needs. */
const headBytes = 10;
const apeBytes = 32;

/** https://id3.org/id3v2.4.0-structure, 3.1: a pattern that no sound makes. */
const isId3 = (bytes: Uint8Array): boolean =>
  (bytes[3] ?? 255) < 16 && bytes[4] !== 255 && bytes.subarray(6, 10).every((byte) => byte < 128);

const id3Length = (bytes: Uint8Array): number => {
  const [a, b, c, d] = bytes.subarray(6, 10) as unknown as [number, number, number, number];
  const footer = ((bytes[5] ?? 0) & 0x10) > 0 ? 10 : 0;
  return 10 + footer + (((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127));
};

/** An APE tag's size counts its items and its footer; the header's 32 bytes come on top. */
const apeLength = (bytes: Uint8Array): number => {
  const view = viewOf(bytes);
  const isHeader = (view.getUint32(20, true) & 0x2000_0000) > 0;
  return isHeader ? apeBytes + view.getUint32(12, true) : apeBytes;
};

/**
 * The length of the tag that begins the bytes: 0 when they begin none, undefined when more bytes are needed to tell.
 */
export const tagLength = (bytes: Uint8Array): number | undefined => {
  const begins = (name: string) => holdsText(bytes, name.slice(0, bytes.length));
  if (begins('ID3')) return bytes.length < headBytes ? undefined : isId3(bytes) ? id3Length(bytes) : 0;
  if (begins('APETAGEX')) return bytes.length < apeBytes ? undefined : apeLength(bytes);
  if (begins('TAG')) return bytes.length < 3 ? undefined : 128;
  return 0;
};

/**
 * Splits a stream of frames that each begin with a header (MP3, ADTS), its bytes cut anywhere. ID3, ID3v1 and APE tags
 * are passed over, wherever they stand; after garbage it takes up with the first header that another follows.
 */
export class FrameSplitter<Header extends FrameHeader> {
  readonly #headerOf: (bytes: Uint8Array) => Header | undefined;
  readonly #same: SameStream<Header>;
  readonly #queue = new ByteQueue();
  #skip = 0;
  #last: Header | undefined;
  /** Did no garbage come since the last frame? Then a header is believed without another behind it. */
  #inStep = true;

  constructor(headerOf: (bytes: Uint8Array) => Header | undefined, same: SameStream<Header>) {
    this.#headerOf = headerOf;
    this.#same = same;
  }

  /** Has every byte that came been used, up to the end of a frame or of a tag? */
  get atFrameEnd(): boolean {
    return this.#queue.length === 0 && this.#skip === 0;
  }

  push(bytes: Uint8Array): Frame<Header>[] {
    this.#queue.push(bytes);
    const frames = this.#split(false);
    // What is left would change with the caller's bytes.
    const rest = this.#queue.take(this.#queue.length).slice();
    if (rest.length > 0) this.#queue.push(rest);
    return frames;
  }

  /** No more bytes come: a frame that waited for another to confirm it is given. */
  end(): Frame<Header>[] {
    return this.#split(true);
  }

  #split(atEnd: boolean): Frame<Header>[] {
    const frames: Frame<Header>[] = [];
    for (;;) {
      if (this.#skip > 0) {
        this.#skip -= this.#queue.take(this.#skip).length;
        if (this.#skip > 0) return frames;
      }
      const bytes = this.#queue.peek(this.#queue.length);
      if (bytes.length === 0) return frames;
      const tag = tagLength(bytes);
      if (tag === undefined && !atEnd) return frames;
      if (tag) {
        this.#skip = tag;
        continue;
      }
      if (bytes.length < headBytes && !atEnd) return frames;
      const header = this.#headerOf(bytes);
      const believed = header && this.#believes(header, bytes, atEnd);
      if (believed === undefined && header) return frames;
      if (!header || !believed) {
        this.#pass(bytes);
        continue;
      }
      if (bytes.length < header.frameBytes) return frames;
      frames.push({ header, bytes: this.#queue.take(header.frameBytes).slice() });
      this.#last = header;
      this.#inStep = true;
    }
  }

  /** `undefined` while more bytes are needed to tell. */
  #believes(header: Header, bytes: Uint8Array, atEnd: boolean): boolean | undefined {
    if (this.#inStep && (!this.#last || this.#same(header, this.#last))) return true;
    const behind = bytes.subarray(header.frameBytes);
    if (behind.length < headBytes && !atEnd) return undefined;
    if (behind.length === 0) return bytes.length === header.frameBytes;
    const next = this.#headerOf(behind);
    return next ? this.#same(header, next) : (tagLength(behind) ?? 0) > 0;
  }

  #pass(bytes: Uint8Array): void {
    this.#inStep = false;
    let at = 1;
    // 0xFF begins a header; I, A and T begin the tags.
    while (at < bytes.length && ![0xff, 0x49, 0x41, 0x54].includes(bytes[at] as number)) at++;
    this.#queue.take(at);
  }
}
