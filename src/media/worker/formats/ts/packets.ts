import { ByteQueue } from '../../bytes/byte-queue';

/** A packet of a transport stream (ISO/IEC 13818-1, 2.4.3.2). */
export type TsPacket = {
  readonly pid: number;
  /** Does a packet of an elementary stream, or a table, begin here? */
  readonly begins: boolean;
  readonly payload: Uint8Array;
  /** Is it stuffed, as packets at the end of a frame are? */
  readonly isStuffed: boolean;
  /** Counts up by one, modulo 16, with each packet of its stream that has a payload. */
  readonly counter: number;
  /** Did the receiver mark it as damaged? */
  readonly isDamaged: boolean;
  /** May the counter and the clock jump here? */
  readonly mayJump: boolean;
};

const tsBytes = 188;
const sync = 0x47;

/** How packets are laid out: back to back, or each after a time code of four bytes, as in `.m2ts`. */
type Layout = { readonly size: number; readonly prefix: number };

const plain: Layout = { size: tsBytes, prefix: 0 };
const coded: Layout = { size: tsBytes + 4, prefix: 4 };

/** This many packets in a row are no coincidence. */
const enough = 3;

/** Where packets of this layout begin in the bytes; undefined if there are none. */
const startIn = (bytes: Uint8Array, { size, prefix }: Layout): number | undefined => {
  for (let at = prefix; at < Math.min(size + prefix, bytes.length); at++) {
    if (bytes[at] !== sync) continue;
    // In the middle of a packet, rule out a sync byte by chance.
    if (at > 0 && bytes.length < at + 2 * size + 1) return;
    let next = at + size;
    while (next < bytes.length && next <= at + 4 * size && bytes[next] === sync) next += size;
    if (next >= bytes.length || next > at + 4 * size) return at - prefix;
  }
};

/** Where packets begin in the bytes; undefined if they are not a transport stream. */
export const tsStart = (bytes: Uint8Array): number | undefined => startIn(bytes, plain) ?? startIn(bytes, coded);

/** Does a packet begin here that can begin a file: one of its tables (PAT, SDT), or stuffing? */
const isFirst = (bytes: Uint8Array, at: number): boolean => {
  const pid = (((bytes[at + 1] ?? 0xff) & 31) << 8) | (bytes[at + 2] ?? 0xff);
  return pid === 0 || pid === 17 || pid === 0x1fff;
};

const beginsIn = (bytes: Uint8Array, { size, prefix }: Layout): boolean => {
  for (let count = 0; count < enough; count++) {
    const at = prefix + count * size;
    if (count > 0 && at >= bytes.length) return isFirst(bytes, prefix);
    if (bytes[at] !== sync) return false;
  }
  return true;
};

/** Do these bytes begin with a transport stream, and not by chance? Twelve bytes are enough for a file. */
export const beginsTs = (bytes: Uint8Array): boolean => beginsIn(bytes, plain) || beginsIn(bytes, coded);

/** Splits a transport stream, whose bytes arrive in pieces, into packets. */
export class TsPackets {
  readonly #queue = new ByteQueue();
  #layout: Layout | undefined;

  /** How many bytes of an incomplete packet have arrived. */
  get begun(): number {
    return this.#queue.length;
  }

  /** Do these bytes continue the stream, judging by their sync bytes? */
  goesOn(bytes: Uint8Array): boolean {
    const { size, prefix } = this.#layout ?? plain;
    const next = (((prefix - this.begun) % size) + size) % size;
    return bytes.length <= next || bytes[next] === sync;
  }

  *push(bytes: Uint8Array): Generator<TsPacket> {
    this.#queue.push(bytes);
    this.#layout ??= this.#layoutOf(this.#queue.peek(this.#queue.length));
    const { size, prefix } = this.#layout ?? plain;
    while (this.#queue.length >= size) {
      if (this.#queue.peek(size)[prefix] !== sync) {
        const rest = this.#queue.peek(this.#queue.length);
        const next = rest.indexOf(sync, prefix + 1);
        this.#queue.take(startIn(rest, { size, prefix }) || (next < 0 ? rest.length : next - prefix));
        continue;
      }
      const packet = packetOf(this.#queue.take(size).subarray(prefix));
      if (packet) yield packet;
    }
    // Copy the rest: the caller may reuse its buffer.
    const rest = this.#queue.take(this.#queue.length).slice();
    if (rest.length > 0) this.#queue.push(rest);
  }

  /** Undefined while too few bytes have arrived. */
  #layoutOf(bytes: Uint8Array): Layout | undefined {
    if (bytes.length < coded.size) return undefined;
    if (beginsIn(bytes, plain)) return plain;
    return startIn(bytes, plain) === undefined && startIn(bytes, coded) !== undefined ? coded : plain;
  }
}

const packetOf = (bytes: Uint8Array): TsPacket | undefined => {
  const [, second = 0, third = 0, fourth = 0, length = 0, flags = 0] = bytes;
  const isDamaged = (second & 0x80) > 0;
  if ((fourth & 0x10) === 0) return;
  const hasField = (fourth & 0x20) > 0;
  const used = length === 0 ? 0 : 1 + (flags & 0x10 ? 6 : 0) + (flags & 0x08 ? 6 : 0);
  const told = (flags & 0x07) > 0;
  const mayJump = hasField && length > 0 && (flags & 0x80) > 0;
  return {
    counter: fourth & 15,
    isDamaged,
    mayJump,
    pid: ((second & 31) << 8) | third,
    begins: (second & 0x40) > 0,
    payload: bytes.subarray(hasField ? 5 + length : 4),
    isStuffed: hasField && !told && (length === 0 || length > used),
  };
};
