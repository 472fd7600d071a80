import { ids } from './elements';
import { ElementWriter } from './elementWriter';
import { putPacket } from './file';
import { ticksPerSecond } from './ticks';

/** One encoded frame. Times are units of the time scale. */
export type Frame = {
  readonly data: Uint8Array;
  readonly timestamp: number;
  readonly duration: number;
  /** Can decoding begin here? */
  readonly isKey: boolean;
};

/** A block's time counts from its cluster's on, in 16 bits. */
const latestInCluster = 0x7fff;

const bytesOfHeads = 64;

type Timed = { readonly frame: Frame; readonly time: number; readonly end: number };

/** As many frames as have room in one cluster. */
const clustersOf = (frames: readonly Timed[]): Timed[][] => {
  const clusters: Timed[][] = [];
  for (const each of frames) {
    const cluster = clusters.at(-1);
    const since = cluster?.[0] ? each.time - cluster[0].time : -1;
    if (cluster && since >= 0 && since <= latestInCluster) cluster.push(each);
    else clusters.push([each]);
  }
  return clusters;
};

/** A block that tells how long it is shown, which a SimpleBlock cannot: so the last frame of a cluster ends on time. */
const putBlock = (cluster: ElementWriter, { frame, time, end }: Timed, began: number) =>
  cluster.element(ids.blockGroup, (group) => {
    group.element(ids.block, (block) => putPacket(block, time - began, 0, frame.data));
    group.unsigned(ids.blockDuration, end - time);
    // What it refers to does not matter to players, but that it does.
    if (!frame.isKey) group.signed(ids.reference, time - end);
  });

/**
 * Frames that are shown in the order in which they are decoded, as clusters of WebM: RFC 9559, section 5.1.3. Times are
 * rounded to microseconds.
 *
 * @param timescale Units a second.
 */
export const clusters = (frames: readonly Frame[], timescale: number): Uint8Array<ArrayBuffer> => {
  const ticks = (time: number) => Math.round((time * ticksPerSecond) / timescale);
  const timed = frames.map((frame) => {
    const time = ticks(frame.timestamp);
    return { frame, time, end: Math.max(time + 1, ticks(frame.timestamp + frame.duration)) };
  });
  const capacity = frames.reduce((sum, { data }) => sum + data.length + bytesOfHeads, 0);
  const writer = new ElementWriter(capacity);
  for (const blocks of clustersOf(timed)) {
    const began = blocks[0]?.time ?? 0;
    writer.element(ids.cluster, (cluster) => {
      cluster.unsigned(ids.timestamp, began);
      for (const block of blocks) putBlock(cluster, block, began);
    });
  }
  return writer.bytes;
};
