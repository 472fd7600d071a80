import { ByteQueue } from '../../bytes/byte-queue';
import { holdsText } from '../../bytes/bytes';

type FlacHeader = {
  /** The block size. */
  readonly samples: number;
  /** The number of the first sample if block sizes vary; otherwise the number of the frame in its file. */
  readonly number: number;
  readonly isVariable: boolean;
  /** The header fields that all frames of a file share. */
  readonly likeness: number;
};

export type FlacFrame = Pick<FlacHeader, 'samples' | 'number' | 'isVariable'> & {
  readonly bytes: Uint8Array;
  /** How many damaged bytes were skipped before it. */
  readonly skipped: number;
};

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

/** A header has at most 16 bytes. A whole frame of silence may have fewer. */
const headerLength = 16;

/** A frame that has not ended after this many bytes is damaged: 65,535 samples of 4 bytes and 4 channels. */
const longest = 2 ** 20;

/** The minimum length of a frame in bytes: header, one constant subframe, CRC. */
const shortest = 10;

/** The maximum number of frames in this many bytes. */
export const mostFrames = (bytes: number): number => Math.ceil(bytes / shortest);

/** Reads a frame's header (RFC 9639, section 9.1); undefined if no header begins here. */
export const flacHeader = (bytes: Uint8Array, at: number): FlacHeader | undefined => {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  if (byte(0) !== 0xff || (byte(1) & 0xfe) !== 0xf8 || byte(3) & 1) return;
  const size = byte(2) >> 4;
  const rate = byte(2) & 15;
  if (size === 0 || rate === 15 || byte(3) >> 4 > 10) return;
  // As in UTF-8, the leading ones of the first byte give the length of the coded number.
  const ones = Math.clz32(~(byte(4) << 24));
  if (ones === 1 || ones > 7) return;
  let number = ones === 0 ? byte(4) : byte(4) & (0x7f >> ones);
  for (let more = 1; more < ones; more++) number = number * 64 + (byte(4 + more) & 0x3f);
  let next = 4 + Math.max(1, ones);
  const sizeAt = next;
  next += size === 6 ? 1 : size === 7 ? 2 : 0;
  next += rate === 12 ? 1 : rate === 13 || rate === 14 ? 2 : 0;
  if (at + next >= bytes.length) return;
  let crc = 0;
  for (let offset = 0; offset < next; offset++) crc = crc8[crc ^ byte(offset)] ?? 0;
  if (crc !== byte(next)) return;
  return {
    samples: blockSize(size, byte(sizeAt), byte(sizeAt + 1)),
    number,
    isVariable: (byte(1) & 1) === 1,
    likeness: (byte(1) << 16) | (rate << 8) | (byte(3) & 15),
  };
};

/** Does a frame that came as one packet have a header and the right checksum? */
export const isWholeFlac = (frame: Uint8Array): boolean => {
  if (!flacHeader(frame, 0)) return false;
  let crc = 0;
  for (const byte of frame) crc = ((crc << 8) & 0xffff) ^ (crc16[(crc >> 8) ^ byte] ?? 0);
  return crc === 0;
};

const blockSize = (code: number, first: number, second: number): number => {
  if (code === 1) return 192;
  if (code < 6) return 576 << (code - 2);
  if (code === 6) return first + 1;
  if (code === 7) return 256 * first + second + 1;
  return 256 << (code - 8);
};

/** Can the other frame follow in the same file, if it begins this many bytes later? */
const mayFollow = (frame: FlacHeader, other: FlacHeader, distance: number): boolean => {
  const ahead = (other.number - frame.number) / (frame.isVariable ? frame.samples : 1);
  return other.likeness === frame.likeness && ahead > 0 && ahead <= mostFrames(distance) * (frame.isVariable ? 256 : 1);
};

const isNext = (frame: FlacHeader, other: FlacHeader): boolean =>
  other.number - frame.number === (frame.isVariable ? frame.samples : 1);

/**
 * Splits the bytes after FLAC's metadata, cut anywhere, into frames. A frame has no length field: it ends where its CRC
 * is right and another frame, or nothing, begins. If a later frame begins before that, the frame is damaged and
 * skipped.
 */
export class FlacFrames {
  readonly #queue = new ByteQueue();
  #scanned = 0;
  #crc = 0;
  /** Where the current frame may end, if nothing follows it. */
  #mayEnd = 0;
  /** The last frame with a readable header, and the bytes skipped since the last complete one. */
  #last: FlacHeader | undefined;
  #skipped = 0;

  push(bytes: Uint8Array): void {
    this.#queue.push(bytes);
  }

  /** The bytes that are not part of a frame yet. */
  get rest(): Uint8Array {
    return this.#queue.peek(this.#queue.length);
  }

  /** How many samples the current frame has; 0 if none has begun. */
  get begun(): number {
    return flacHeader(this.rest, 0)?.samples ?? 0;
  }

  /**
   * The next frame; undefined until more bytes arrive.
   *
   * @param endsAt If no frame follows: do the bytes behind show that this frame, with this many samples, is complete?
   */
  next(endsAt: (behind: Uint8Array, samples: number) => boolean): FlacFrame | undefined {
    for (;;) {
      const bytes = this.rest;
      const header = flacHeader(bytes, 0);
      if (header) {
        const end = this.#endOf(header, bytes, endsAt);
        if (end === 'unknown') return;
        if (end === 'whole') return this.#take(header);
        this.#last = header;
        this.#skip(end === 'damaged' ? this.#scanned : this.#nextHeader(bytes));
      } else {
        if (bytes.length < headerLength) return;
        this.#skip(this.#nextHeader(bytes));
        if (!flacHeader(this.rest, 0)) return;
      }
    }
  }

  #endOf(
    header: FlacHeader,
    bytes: Uint8Array,
    endsAt: (behind: Uint8Array, samples: number) => boolean,
  ): 'whole' | 'damaged' | 'endless' | 'unknown' {
    for (;;) {
      const at = this.#scanned;
      if (at > 0 && this.#crc === 0) {
        this.#mayEnd = at;
        const behind = bytes.subarray(at);
        if (flacHeader(behind, 0) || endsAt(behind, header.samples)) return 'whole';
        if (behind.length < headerLength) return 'unknown';
      } else if (at > 0 && bytes[at] === 0xff) {
        const other = flacHeader(bytes, at);
        // If a frame is missing between the two, that is the damaged one, and this one is whole.
        if (other && mayFollow(header, other, at)) {
          return this.#mayEnd > 0 && !isNext(header, other) ? 'whole' : 'damaged';
        }
        // The bytes to come may complete a header here.
        if (!other && bytes.length - at < headerLength) return 'unknown';
      }
      if (at === bytes.length) return 'unknown';
      if (at > longest) return this.#mayEnd > 0 ? 'whole' : 'endless';
      this.#scan(bytes);
    }
  }

  /** The frame that ends with the bytes so far; or, if no more follow, the one that ends closest to them. */
  last(noMoreComes: boolean): FlacFrame | undefined {
    const bytes = this.rest;
    const header = flacHeader(bytes, 0);
    if (!header) return;
    const { length } = bytes;
    const [scanned, crc] = [this.#scanned, this.#crc];
    while (this.#scanned < length) {
      this.#scan(bytes);
      if (this.#crc === 0) this.#mayEnd = this.#scanned;
    }
    if (this.#mayEnd > 0 && (noMoreComes || this.#mayEnd === length)) return this.#take(header);
    this.#scanned = scanned;
    this.#crc = crc;
  }

  #scan(bytes: Uint8Array): void {
    this.#crc = ((this.#crc << 8) & 0xffff) ^ (crc16[(this.#crc >> 8) ^ (bytes[this.#scanned] ?? 0)] ?? 0);
    this.#scanned++;
  }

  #take(header: FlacHeader): FlacFrame {
    const { samples, number, isVariable } = header;
    const bytes = this.#queue.take(this.#mayEnd);
    const skipped = this.#skipped;
    this.#last = header;
    this.#skipped = 0;
    this.#restart();
    return { bytes, samples, number, isVariable, skipped };
  }

  #skip(bytes: number): void {
    this.#queue.take(bytes);
    this.#skipped += bytes;
    this.#restart();
  }

  #restart(): void {
    this.#scanned = 0;
    this.#crc = 0;
    this.#mayEnd = 0;
  }

  /** Where the next header begins, or may begin, after the first byte. */
  #nextHeader(bytes: Uint8Array): number {
    const end = Math.max(1, bytes.length - headerLength);
    for (let at = 1; at < end; at++) {
      if (bytes[at] === 0x66 && holdsText(bytes, 'fLaC', at)) return at;
      if (bytes[at] !== 0xff) continue;
      const header = flacHeader(bytes, at);
      const last = this.#skipped + at > longest ? undefined : this.#last;
      if (header && (!last || mayFollow(last, header, this.#skipped + at + longest))) return at;
    }
    return end;
  }
}
