import { ElementWriter } from './element-writer';
import { ids } from './elements';
import { putPacket } from './file';
import { ticksPerSecond } from './init-segment';

/** One encoded frame. Times are in units of the time scale. */
export type Frame = {
  readonly data: Uint8Array;
  readonly timestamp: number;
  readonly duration: number;
  /** Can decoding begin here? */
  readonly isKey: boolean;
};

/** A block stores its time relative to its cluster, in 16 bits. */
const latestInCluster = 0x7fff;

const bytesOfHeads = 64;

type Timed = { readonly frame: Frame; readonly time: number; readonly end: number };

/** Groups frames into clusters, each with as many as fit. */
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

/**
 * Writes a block with its duration, which a SimpleBlock cannot have: this way the last frame of a cluster ends on time.
 */
const putBlock = (cluster: ElementWriter, { frame, time, end }: Timed, began: number) =>
  cluster.element(ids.blockGroup, (group) => {
    group.element(ids.block, (block) => putPacket(block, time - began, 0, frame.data));
    group.unsigned(ids.blockDuration, end - time);
    // Players only check that a reference exists, not what it refers to.
    if (!frame.isKey) group.signed(ids.reference, time - end);
  });

/**
 * Writes frames as WebM clusters: RFC 9559, section 5.1.3. The frames must be shown in decode order. Times are rounded
 * to microseconds.
 *
 * @param timescale Units per second.
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
