import { BoxWriter } from './box-writer';

/** One encoded frame in the container's terms: for sound, a sample here is a frame of many audio samples. */
export type MediaSample = {
  readonly data: Uint8Array;
  /** In units of the track's time scale. */
  readonly duration: number;
  /** Can decoding begin here? */
  readonly isKey: boolean;
  /** How much later than decoded it is shown, in units of the time scale; 0 if omitted. */
  readonly compositionOffset?: number;
};

export type Fragment = {
  /** Number of this fragment within the stream, starting at 1. */
  readonly sequence: number;
  readonly trackId: number;
  /** Decode time of the first sample, in units of the time scale. */
  readonly baseDecodeTime: number;
  readonly samples: readonly MediaSample[];
};

/** Flag of `tfhd`: offsets count from the start of this fragment. ISO/IEC 14496-12, section 8.8.7. */
const baseIsMoof = 0x02_0000;
const hasDefaultFlags = 0x20;

/** Flags of `trun`: section 8.8.8. */
const hasDataOffset = 0x1;
const hasDuration = 0x100;
const hasSize = 0x200;
const hasFlags = 0x400;
const hasCompositionOffset = 0x800;

/** Flags of a sample, section 8.8.3.1: "depends on no other", or "depends on others, and is no sync sample". */
const keyFlags = 0x0200_0000;
const otherFlags = 0x0101_0000;

const bytesOfBoxes = 128;
const bytesOfRow = 16;

/** Writes consecutive samples as `moof` and `mdat`: ISO/IEC 14496-12, section 8.8. */
export const fragment = ({ sequence, trackId, baseDecodeTime, samples }: Fragment): Uint8Array<ArrayBuffer> => {
  const bytesOfData = samples.reduce((sum, { data }) => sum + data.length, 0);
  const writer = new BoxWriter(bytesOfBoxes + bytesOfRow * samples.length + bytesOfData);
  const allKeys = samples.every(({ isKey }) => isKey);
  const anyOffset = samples.some(({ compositionOffset }) => compositionOffset);
  const rowFlags = (allKeys ? 0 : hasFlags) | (anyOffset ? hasCompositionOffset : 0);
  let dataOffsetAt = 0;
  writer.box('moof', (moof) => {
    moof.fullBox('mfhd', 0, 0, (mfhd) => mfhd.u32(sequence));
    moof.box('traf', (traf) => {
      traf.fullBox('tfhd', 0, baseIsMoof | hasDefaultFlags, (tfhd) => tfhd.u32(trackId).u32(keyFlags));
      traf.fullBox('tfdt', 1, 0, (tfdt) => tfdt.u64(baseDecodeTime));
      // Version 1 allows negative composition offsets.
      traf.fullBox('trun', 1, hasDataOffset | hasDuration | hasSize | rowFlags, (trun) => {
        trun.u32(samples.length);
        dataOffsetAt = trun.length;
        trun.u32(0);
        for (const { data, duration, isKey, compositionOffset = 0 } of samples) {
          trun.u32(duration).u32(data.length);
          if (!allKeys) trun.u32(isKey ? keyFlags : otherFlags);
          if (anyOffset) trun.i32(compositionOffset);
        }
      });
    });
  });
  const bytesOfBoxHeader = 8;
  writer.setU32(dataOffsetAt, writer.length + bytesOfBoxHeader);
  return writer.box('mdat', (mdat) => {
    for (const { data } of samples) mdat.put(data);
  }).bytes;
};
