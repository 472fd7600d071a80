import { fragment, initSegment, type MediaSample } from '../../fmp4';
import * as webm from '../../webm';
import { isInWebm } from '../mediaType';
import { type VideoConfig, videoTimescale } from '../packet';
import { DecodeClock } from './decodeClock';
import type { PacketTable } from './packetTable';

/** Writes packets of one configuration as segments that a SourceBuffer takes. */
export type Segments = {
  /** What comes before all others. */
  readonly init: Uint8Array;
  /** The packets of a table from a row on, whose bytes these are, in the order of decoding: each row once. */
  media(table: PacketTable, from: number, packets: readonly Uint8Array[]): Uint8Array[];
};

/** Fragmented MP4: fragments are numbered from one up to the next, whatever their configuration. */
const mp4Segments = (config: VideoConfig, nextSequence: () => number): Segments => {
  const clock = new DecodeClock();
  return {
    init: initSegment({ tracks: [{ id: 1, codec: 'video', config, timescale: videoTimescale }] }),
    media(table, from, packets) {
      // Samples that are decoded one right after the other: a fragment each.
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

/** The kind of segments that browsers take such video in. */
export const segmentsOf = (config: VideoConfig, nextSequence: () => number): Segments =>
  isInWebm(config.codec) ? webmSegments(config) : mp4Segments(config, nextSequence);
