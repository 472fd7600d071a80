import { videoTimescale } from '../../codecs/video-packet';
import type { PacketTable } from '../../store/packet-table';

/**
 * How far decoding may run ahead of or behind presentation, beyond what frame reordering requires: a quarter of a
 * second.
 */
const tolerance = videoTimescale / 4;

/**
 * Assigns decode times. Each frame is decoded as soon as the duration of the one before is over, so the decode times
 * are the presentation times, sorted. This needs no look-ahead, except at a key frame for the frames shown before it,
 * and a fragment may end at any frame.
 */
export class DecodeClock {
  #next: number | undefined;

  /** Decode time of this packet, in units of the video's time scale. Call it for the packets in decode order. */
  take(table: PacketTable, row: number): number {
    let time = this.#next ?? table.timestamp(row);
    if (table.isKey(row)) {
      const due = Math.max(0, table.timestamp(row) - leadOf(table, row));
      // Decoders accept a time that jumps back, or leaves a gap, only at a key frame.
      if (this.#next === undefined || Math.abs(due - time) > tolerance) time = due;
    }
    this.#next = time + table.duration(row);
    return time;
  }

  /** The next packets come from another place in the stream. */
  reset(): void {
    this.#next = undefined;
  }
}

/** Total duration of the frames that are shown before a key frame but decoded after it. */
const leadOf = (table: PacketTable, key: number): number => {
  const shown = table.timestamp(key);
  let lead = 0;
  for (let row = key + 1; row < table.length && table.timestamp(row) < shown; row++) lead += table.duration(row);
  return lead;
};
