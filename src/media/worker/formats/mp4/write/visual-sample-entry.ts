import type { VideoConfig } from '../../../codecs/video-packet';
import { BoxWriter } from './box-writer';
import { vpConfiguration } from './vp-configuration';

/** Pixels per inch, in 16.16 fixed point: the value in all files. */
const resolution = 0x48_0000;
const bitsOfColour = 24;
const noColourTable = 0xffff;
const bytesOfVpRecord = 8;

type Entry = { type: string; box: 'avcC' | 'hvcC' | 'vpcC' | 'av1C' };

/** Sample entries by prefix of the codec string, RFC 6381 and ISO/IEC 14496-15. */
const entries: readonly (readonly [beginning: string, entry: Entry])[] = [
  ['avc1', { type: 'avc1', box: 'avcC' }],
  ['avc3', { type: 'avc3', box: 'avcC' }],
  ['hvc1', { type: 'hvc1', box: 'hvcC' }],
  ['hev1', { type: 'hev1', box: 'hvcC' }],
  ['vp8', { type: 'vp08', box: 'vpcC' }],
  ['vp08', { type: 'vp08', box: 'vpcC' }],
  ['vp9', { type: 'vp09', box: 'vpcC' }],
  ['vp09', { type: 'vp09', box: 'vpcC' }],
  ['av01', { type: 'av01', box: 'av1C' }],
];

const entryOf = (codec: string): Entry => {
  const found = entries.find(([beginning]) => codec.startsWith(beginning));
  if (found) return found[1];
  throw new Error(`Video of the codec "${codec}" cannot be put into MP4; H.264, HEVC, VP8, VP9 and AV1 can.`);
};

const putConfiguration = (entry: BoxWriter, box: Entry['box'], { codec, description }: VideoConfig) => {
  if (box !== 'vpcC') return entry.box(box, (content) => content.put(description));
  // Keep only the record: the description may begin with a full box's version and flags. Decoders need no record, so it
  // may be missing altogether.
  const record = description.length < bytesOfVpRecord ? vpConfiguration(codec) : description.slice(-bytesOfVpRecord);
  return entry.fullBox('vpcC', 1, 0, (vpcC) => vpcC.put(record));
};

/**
 * The codec's box in `stsd`, a VisualSampleEntry of ISO/IEC 14496-12, section 12.1.3.
 *
 * @throws Error with a sentence if MP4 has no entry for the codec.
 */
export const visualSampleEntry = (config: VideoConfig): Uint8Array<ArrayBuffer> => {
  const { type, box } = entryOf(config.codec);
  return new BoxWriter(256).box(type, (entry) => {
    entry.zeros(6).u16(1);
    entry.zeros(16).u16(config.width).u16(config.height).u32(resolution).u32(resolution).zeros(4);
    // One frame per sample, and an empty name of 32 bytes.
    entry.u16(1).zeros(32).u16(bitsOfColour).u16(noColourTable);
    putConfiguration(entry, box, config);
  }).bytes;
};
