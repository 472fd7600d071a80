import { videoTimescale } from '../packet';
import type { PacketTable } from './packetTable';

/** How far decoding may run before or behind what is shown, beyond what the order of frames asks for: a quarter second. */
const tolerance = videoTimescale / 4;

/**
 * Tells when frames are decoded. Each one is as soon as the one before has had its time: so the times of decoding are
 * those of showing, sorted, without a look at what is yet to come, and a fragment may end at any frame.
 */
export class DecodeClock {
  #next: number | undefined;

  /** When this packet is decoded, in units of the video's time scale; ask for each in its turn. */
  take(table: PacketTable, row: number): number {
    let time = this.#next ?? table.timestamp(row);
    if (table.isKey(row)) {
      const due = Math.max(0, table.timestamp(row) - leadOf(table, row));
      // A decoder takes a time that goes back, or leaves a hole, at a key frame alone.
      if (this.#next === undefined || Math.abs(due - time) > tolerance) time = due;
    }
    this.#next = time + table.duration(row);
    return time;
  }

  /** What follows is another place of the stream. */
  reset(): void {
    this.#next = undefined;
  }
}

/** For how long frames are shown that come before a key frame, and are decoded after it. */
const leadOf = (table: PacketTable, key: number): number => {
  const shown = table.timestamp(key);
  let lead = 0;
  for (let row = key + 1; row < table.length && table.timestamp(row) < shown; row++) lead += table.duration(row);
  return lead;
};
