import type { VideoConfig } from '../../../codecs/video-packet';
import { BoxWriter } from './box-writer';
import { vpConfiguration } from './vp-configuration';

/** A track of 16-bit FLAC. */
export type FlacTrack = {
  /** Starts at 1. */
  readonly id: number;
  readonly codec: 'flac';
  /** In Hz. It is also the unit of the durations and times of the track's samples, which are exact. */
  readonly sampleRate: number;
  readonly channels: number;
  /** The STREAMINFO block, 34 bytes. */
  readonly streamInfo: Uint8Array;
};

/** The highest rate that fits the 16 integer bits of a sample entry. */
const highestRate = 0xffff;

/** Halves a rate until it fits the entry; uses the highest possible one if that fails. */
const entryRate = (sampleRate: number): number => {
  if (sampleRate <= highestRate) return sampleRate;
  return sampleRate % 2 === 0 ? entryRate(sampleRate / 2) : highestRate;
};

/** The header of a STREAMINFO block (type 0) that is the last block, RFC 9639, section 8.1. */
const lastStreamInfo = 0x80;

/**
 * The box `fLaC` with its `dfLa`: "Encapsulation of FLAC in ISO Base Media File Format", version 0.0.3, sections 3.3.1
 * and 3.3.2 (https://github.com/xiph/flac/blob/master/doc/isoflac.txt). The rate in STREAMINFO takes precedence.
 */
export const flacSampleEntry = (track: FlacTrack): Uint8Array<ArrayBuffer> =>
  new BoxWriter(128).box('fLaC', (entry) => {
    // SampleEntry: reserved bytes and the data reference index. AudioSampleEntry: ISO/IEC 14496-12, 12.2.3.
    entry.zeros(6).u16(1);
    entry.zeros(8).u16(track.channels).u16(16).zeros(4);
    entry.u16(entryRate(track.sampleRate)).u16(0);
    entry.fullBox('dfLa', 0, 0, (dfLa) => {
      dfLa.u8(lastStreamInfo).u8(0).u16(track.streamInfo.length).put(track.streamInfo);
    });
  }).bytes;

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
