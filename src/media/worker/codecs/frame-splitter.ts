import { ByteQueue } from '../bytes/byte-queue';
import { holdsText, viewOf } from '../bytes/bytes';

/** What a splitter needs to know about a frame's header. */
export type FrameHeader = {
  /** Length of the whole frame. */
  readonly frameBytes: number;
  readonly sampleRate: number;
};

export type Frame<Header> = {
  readonly header: Header;
  readonly bytes: Uint8Array;
  /** How many bytes between the previous frame and this one belong to neither a frame nor a tag. */
  readonly skipped?: number;
};

/** Do two frames belong to one stream? The number of channels and the bit rate may change within it. */
export type SameStream<Header> = (one: Header, other: Header) => boolean;

/** Bytes needed for a header, or the beginning of a tag. */
const headBytes = 10;
const apeBytes = 32;

/** https://id3.org/id3v2.4.0-structure, 3.1: a pattern that does not occur in sound. */
const isId3 = (bytes: Uint8Array): boolean =>
  (bytes[3] ?? 255) < 16 && bytes[4] !== 255 && bytes.subarray(6, 10).every((byte) => byte < 128);

const id3Length = (bytes: Uint8Array): number => {
  const [a, b, c, d] = bytes.subarray(6, 10) as unknown as [number, number, number, number];
  const footer = ((bytes[5] ?? 0) & 0x10) > 0 ? 10 : 0;
  return 10 + footer + (((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127));
};

/** An APE tag's size includes its items and its footer, but not the 32 bytes of its header. */
const apeLength = (bytes: Uint8Array): number => {
  const view = viewOf(bytes);
  const isHeader = (view.getUint32(20, true) & 0x2000_0000) > 0;
  return isHeader ? apeBytes + view.getUint32(12, true) : apeBytes;
};

/**
 * The length of the tag at the beginning of the bytes: 0 if there is none, undefined if it takes more bytes to tell.
 */
export const tagLength = (bytes: Uint8Array): number | undefined => {
  const begins = (name: string) => holdsText(bytes, name.slice(0, bytes.length));
  if (begins('ID3')) return bytes.length < headBytes ? undefined : isId3(bytes) ? id3Length(bytes) : 0;
  if (begins('APETAGEX')) return bytes.length < apeBytes ? undefined : apeLength(bytes);
  if (begins('TAG')) return bytes.length < 3 ? undefined : 128;
  return 0;
};

/**
 * Splits a stream of frames that each begin with a header (MP3, ADTS); its bytes may be cut anywhere. Skips ID3, ID3v1
 * and APE tags wherever they occur. After garbage, it resumes at the first header that is followed by another one.
 */
export class FrameSplitter<Header extends FrameHeader> {
  readonly #headerOf: (bytes: Uint8Array) => Header | undefined;
  readonly #same: SameStream<Header>;
  readonly #queue = new ByteQueue();
  #skip = 0;
  #passed = 0;
  #last: Header | undefined;
  /** Was there no garbage since the last frame? Then a header needs no second one after it to be trusted. */
  #inStep = true;

  constructor(headerOf: (bytes: Uint8Array) => Header | undefined, same: SameStream<Header>) {
    this.#headerOf = headerOf;
    this.#same = same;
  }

  /** Has every byte so far been used, up to the end of a frame or a tag? */
  get atFrameEnd(): boolean {
    return this.#queue.length === 0 && this.#skip === 0;
  }

  push(bytes: Uint8Array): Frame<Header>[] {
    this.#queue.push(bytes);
    const frames = this.#split(false);
    // Copy the rest: the caller may reuse its buffer.
    const rest = this.#queue.take(this.#queue.length).slice();
    if (rest.length > 0) this.#queue.push(rest);
    return frames;
  }

  /** No more bytes follow: emits a frame that waited for another one to confirm it. */
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
      const skipped = this.#last ? this.#passed : 0;
      frames.push({ header, bytes: this.#queue.take(header.frameBytes).slice(), skipped });
      this.#last = header;
      this.#passed = 0;
      this.#inStep = true;
    }
  }

  /** `undefined` if it takes more bytes to tell. */
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
    // 0xFF begins a header; I, A and T begin tags.
    while (at < bytes.length && ![0xff, 0x49, 0x41, 0x54].includes(bytes[at] as number)) at++;
    this.#queue.take(at);
    this.#passed += at;
  }
}
