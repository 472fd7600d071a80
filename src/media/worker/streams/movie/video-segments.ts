import { isInWebm } from '../../codecs/media-type';
import { type VideoConfig, videoTimescale } from '../../codecs/video-packet';
import { fragment, initSegment, type MediaSample } from '../../formats/mp4/write';
import * as webm from '../../formats/webm/write';
import type { PacketTable } from '../../store/packet-table';
import { DecodeClock } from './decode-clock';

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
