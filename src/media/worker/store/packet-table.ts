import type { VideoPacket } from '../codecs/video-packet';

/**
 * Everything about packets except their bytes, in decode order: some 20 bytes each, since a stream may be hours long.
 */
export class PacketTable {
  /** How many packets there are. */
  length = 0;
  /** How many bytes all packets have together. */
  bytes = 0;
  #timestamps = new Float64Array(64);
  #durations = new Uint32Array(64);
  #offsets = new Uint32Array(65);
  #keys = new Uint8Array(64);

  push({ timestamp, duration, isKey, data }: VideoPacket): void {
    if (this.length === this.#keys.length) this.#resize(2 * this.length);
    this.#timestamps[this.length] = timestamp;
    this.#durations[this.length] = duration;
    this.#keys[this.length] = isKey ? 1 : 0;
    this.length++;
    this.bytes += data.length;
    this.#offsets[this.length] = this.bytes;
  }

  /** Was this packet dropped? Then its duration is 0. */
  isDropped(row: number): boolean {
    return this.#durations[row] === 0;
  }

  /** Drops a packet. Another one has to be shown in its time. */
  drop(row: number): void {
    this.#durations[row] = 0;
    this.#keys[row] = 0;
  }

  /** Shows a packet at another time. */
  move(row: number, timestamp: number, duration: number): void {
    this.#timestamps[row] = timestamp;
    this.#durations[row] = duration;
  }

  /** No more packets come: frees the room reserved for them. */
  trim(): void {
    this.#resize(this.length);
  }

  timestamp(row: number): number {
    return this.#timestamps[row] as number;
  }

  duration(row: number): number {
    return this.#durations[row] as number;
  }

  isKey(row: number): boolean {
    return this.#keys[row] === 1;
  }

  /** Where a packet's bytes begin, with the bytes of all packets laid end to end. For row `length`, where they end. */
  offset(row: number): number {
    return this.#offsets[row] as number;
  }

  size(row: number): number {
    return this.offset(row + 1) - this.offset(row);
  }

  /** The last row that decoding can begin at, and that is shown at or before this time; −1 if there is none. */
  keyAt(time: number): number {
    let row = this.length - 1;
    while (row >= 0 && !(this.isKey(row) && this.timestamp(row) <= time)) row--;
    return row;
  }

  #resize(length: number): void {
    const grown = <A extends Float64Array | Uint32Array | Uint8Array>(to: A, from: A): A => {
      to.set(from.subarray(0, to.length));
      return to;
    };
    this.#timestamps = grown(new Float64Array(length), this.#timestamps);
    this.#durations = grown(new Uint32Array(length), this.#durations);
    this.#offsets = grown(new Uint32Array(length + 1), this.#offsets);
    this.#keys = grown(new Uint8Array(length), this.#keys);
  }
}
