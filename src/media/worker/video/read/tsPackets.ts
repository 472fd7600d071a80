import { ByteQueue } from '../../decode/byteQueue';

/** A packet of a transport stream (ISO/IEC 13818-1, 2.4.3.2). */
export type TsPacket = {
  readonly pid: number;
  /** Does a packet of an elementary stream, or a table, begin here? */
  readonly begins: boolean;
  readonly payload: Uint8Array;
  /** Is it stuffed, as a packet at the end of a frame is? */
  readonly isStuffed: boolean;
};

export const tsBytes = 188;
const sync = 0x47;

/** Where packets begin in the bytes; undefined where they are no transport stream. */
export const tsStart = (bytes: Uint8Array): number | undefined => {
  for (let at = 0; at < Math.min(tsBytes, bytes.length); at++) {
    if (bytes[at] !== sync) continue;
    // In the midst of a packet, chance has to be kept out.
    if (at > 0 && bytes.length < at + 2 * tsBytes + 1) return;
    let next = at + tsBytes;
    while (next < bytes.length && next <= at + 4 * tsBytes && bytes[next] === sync) next += tsBytes;
    if (next >= bytes.length || next > at + 4 * tsBytes) return at;
  }
};

/** Cuts a transport stream into packets, whose bytes come in pieces. */
export class TsPackets {
  readonly #queue = new ByteQueue();

  /** How many bytes of a packet have come that is not whole. */
  get begun(): number {
    return this.#queue.length;
  }

  *push(bytes: Uint8Array): Generator<TsPacket> {
    this.#queue.push(bytes);
    while (this.#queue.length >= tsBytes) {
      const [first] = this.#queue.peek(1);
      if (first !== sync) {
        const rest = this.#queue.peek(this.#queue.length);
        this.#queue.take(tsStart(rest) || Math.max(1, rest.indexOf(sync, 1) < 0 ? rest.length : rest.indexOf(sync, 1)));
        continue;
      }
      const packet = packetOf(this.#queue.take(tsBytes));
      if (packet) yield packet;
    }
    // What is left would change with the caller's bytes.
    const rest = this.#queue.take(this.#queue.length).slice();
    if (rest.length > 0) this.#queue.push(rest);
  }
}

const packetOf = (bytes: Uint8Array): TsPacket | undefined => {
  const [, second = 0, third = 0, fourth = 0, length = 0, flags = 0] = bytes;
  const damaged = (second & 0x80) > 0;
  if (damaged || (fourth & 0x10) === 0) return;
  const hasField = (fourth & 0x20) > 0;
  const used = length === 0 ? 0 : 1 + (flags & 0x10 ? 6 : 0) + (flags & 0x08 ? 6 : 0);
  const told = (flags & 0x07) > 0;
  return {
    pid: ((second & 31) << 8) | third,
    begins: (second & 0x40) > 0,
    payload: bytes.subarray(hasField ? 5 + length : 4),
    isStuffed: hasField && !told && (length === 0 || length > used),
  };
};
