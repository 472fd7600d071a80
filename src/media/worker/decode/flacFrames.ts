import { ByteQueue } from './byteQueue';

/** One FLAC frame; `samples` is its block size. */
export type FlacFrame = { readonly bytes: Uint8Array; readonly samples: number };

const table = (bits: number, polynomial: number): Uint16Array => {
  const top = 1 << (bits - 1);
  const mask = 2 * top - 1;
  return Uint16Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << (bits - 8);
    for (let bit = 0; bit < 8; bit++) crc = crc & top ? (crc << 1) ^ polynomial : crc << 1;
    return crc & mask;
  });
};
const crc8 = table(8, 0x07);
const crc16 = table(16, 0x8005);

/** A header has 16 bytes at most. A whole frame of silence may have fewer. */
const headerLength = 16;

/** A frame that has not ended after so many bytes is damaged: 65,535 samples of 4 bytes and 4 channels. */
const longest = 2 ** 20;

/** The block size that a frame's header tells (RFC 9639, section 9.1), or undefined where no header begins. */
export const flacBlockSize = (bytes: Uint8Array, at: number): number | undefined => {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  if (byte(0) !== 0xff || (byte(1) & 0xfe) !== 0xf8 || byte(3) & 1) return;
  const size = byte(2) >> 4;
  const rate = byte(2) & 15;
  if (size === 0 || rate === 15 || byte(3) >> 4 > 10) return;
  let next = 4;
  // The coded number is as long as its first byte has ones at its head, as in UTF-8.
  next += Math.max(1, Math.clz32(~(byte(4) << 24)));
  const sizeAt = next;
  next += size === 6 ? 1 : size === 7 ? 2 : 0;
  next += rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0;
  if (at + next >= bytes.length) return;
  let crc = 0;
  for (let offset = 0; offset < next; offset++) crc = crc8[crc ^ byte(offset)] ?? 0;
  if (crc !== byte(next)) return;
  if (size === 1) return 192;
  if (size < 6) return 576 << (size - 2);
  if (size === 6) return byte(sizeAt) + 1;
  if (size === 7) return 256 * byte(sizeAt) + byte(sizeAt + 1) + 1;
  return 256 << (size - 8);
};

/**
 * Splits the bytes behind FLAC's metadata, cut anywhere, into frames. A frame has no length: it ends where its CRC
 * comes out right and another frame, or nothing, begins.
 */
export class FlacFrames {
  readonly #queue = new ByteQueue();
  #scanned = 0;
  #crc = 0;
  /** Where the frame that has been begun may end, if nothing comes behind it. */
  #mayEnd = 0;

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes);
  }

  /** The bytes that no frame was made of yet. */
  get rest(): Uint8Array {
    return this.#queue.peek(this.#queue.length);
  }

  /**
   * The next frame, or undefined until more bytes come.
   *
   * @param endsAt Where no frame follows: do the bytes behind show that this one, of so many samples, is whole?
   */
  next(endsAt: (behind: Uint8Array, samples: number) => boolean): FlacFrame | undefined {
    const bytes = this.rest;
    const samples = flacBlockSize(bytes, 0);
    if (samples === undefined) {
      if (bytes.length < headerLength) return;
      this.#resynchronise();
      return this.#queue.length < headerLength || flacBlockSize(this.rest, 0) === undefined
        ? undefined
        : this.next(endsAt);
    }
    for (;;) {
      if (this.#scanned > 0 && this.#crc === 0) {
        this.#mayEnd = this.#scanned;
        const behind = bytes.subarray(this.#scanned);
        if (flacBlockSize(behind, 0) !== undefined || endsAt(behind, samples)) return this.#take(samples);
        if (behind.length < headerLength) return;
      }
      if (this.#scanned === bytes.length) return;
      if (this.#scanned > longest) {
        this.#resynchronise();
        return this.next(endsAt);
      }
      this.#scan(bytes);
    }
  }

  /** The frame that ends with all that has come; or, when no more comes, as near to that as can be. */
  last(noMoreComes: boolean): FlacFrame | undefined {
    const bytes = this.rest;
    const samples = flacBlockSize(bytes, 0);
    if (samples === undefined) return;
    const { length } = bytes;
    const [scanned, crc] = [this.#scanned, this.#crc];
    while (this.#scanned < length) {
      this.#scan(bytes);
      if (this.#crc === 0) this.#mayEnd = this.#scanned;
    }
    if (this.#mayEnd > 0 && (noMoreComes || this.#mayEnd === length)) return this.#take(samples);
    this.#scanned = scanned;
    this.#crc = crc;
  }

  #scan(bytes: Uint8Array): void {
    this.#crc = ((this.#crc << 8) & 0xffff) ^ (crc16[(this.#crc >> 8) ^ (bytes[this.#scanned] ?? 0)] ?? 0);
    this.#scanned++;
  }

  #take(samples: number): FlacFrame {
    const bytes = this.#queue.take(this.#mayEnd);
    this.#scanned = 0;
    this.#crc = 0;
    this.#mayEnd = 0;
    return { bytes, samples };
  }

  #resynchronise(): void {
    const bytes = this.rest;
    let at = 1;
    while (at < bytes.length - headerLength && flacBlockSize(bytes, at) === undefined) at++;
    this.#queue.take(at);
    this.#scanned = 0;
    this.#crc = 0;
    this.#mayEnd = 0;
  }
}
