import { isInWebm } from '../../codecs/media-type';
import { type VideoConfig, videoTimescale } from '../../codecs/video-packet';
import { fragment, initSegment, type MediaSample } from '../../formats/mp4/write';
import * as webm from '../../formats/webm/write';
import type { PacketTable } from '../../store/packet-table';

/** Writes packets of one configuration as segments for a SourceBuffer. */
export type Segments = {
  /** The init segment, which comes before all others. */
  readonly init: Uint8Array;
  /**
   * Segments for the rows of a table from `from` on, whose bytes are `packets`, in decode order. Pass each row only
   * once.
   */
  media(table: PacketTable, from: number, packets: readonly Uint8Array[]): Uint8Array[];
};

/** Fragmented MP4. Fragments are numbered consecutively, across configurations. */
const mp4Segments = (config: VideoConfig, nextSequence: () => number): Segments => {
  const clock = new DecodeClock();
  return {
    init: initSegment({ tracks: [{ id: 1, codec: 'video', config, timescale: videoTimescale }] }),
    media(table, from, packets) {
      // Samples decoded right after one another share a fragment.
      const runs: { time: number; samples: MediaSample[] }[] = [];
      let next: number | undefined;
      for (const [i, data] of packets.entries()) {
        const row = from + i;
        if (table.isDropped(row)) continue;
        const duration = table.duration(row);
        const time = clock.take(table, row);
        if (time !== next) runs.push({ time, samples: [] });
        const compositionOffset = table.timestamp(row) - time;
        runs.at(-1)?.samples.push({ data, duration, isKey: table.isKey(row), compositionOffset });
        next = time + duration;
      }
      return runs.map(({ time, samples }) =>
        fragment({ sequence: nextSequence(), trackId: 1, baseDecodeTime: time, samples }),
      );
    },
  };
};

const webmSegments = (config: VideoConfig): Segments => ({
  init: webm.initSegment(config),
  media: (table, from, packets) => {
    const frames = packets
      .map((data, i) => ({
        data,
        timestamp: table.timestamp(from + i),
        duration: table.duration(from + i),
        isKey: table.isKey(from + i),
      }))
      .filter((_, i) => !table.isDropped(from + i));
    return frames.length > 0 ? [webm.clusters(frames, videoTimescale)] : [];
  },
});

/** Segments in the container that browsers accept for this codec. */
export const segmentsOf = (config: VideoConfig, nextSequence: () => number): Segments =>
  isInWebm(config.codec) ? webmSegments(config) : mp4Segments(config, nextSequence);

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
