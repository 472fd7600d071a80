import { holdsText, viewOf } from '../bytes/bytes';
import { type Frame, type FrameHeader, FrameSplitter, type SameStream, tagLength } from './frame-splitter';

/** The header of an MPEG audio frame (ISO 11172-3, 2.4.1.3; ISO 13818-3; MPEG 2.5 as commonly written). */
export type MpegHeader = FrameHeader & {
  readonly version: 1 | 2 | 2.5;
  readonly layer: 1 | 2 | 3;
  readonly channels: 1 | 2;
  /** Bits per second. */
  readonly bitrate: number;
  /** Samples per channel in a frame. */
  readonly samples: number;
  /** Does a checksum follow the header? */
  readonly crc: boolean;
};

export type MpegFrame = Frame<MpegHeader>;

/** Information that the first frame may contain instead of sound. */
export type MpegTag = {
  readonly kind: 'Xing' | 'Info' | 'VBRI';
  /** Sound frames that follow. */
  readonly frames: number | undefined;
  /** The encoder's delay in samples; the decoder adds its own 529. */
  readonly delay: number | undefined;
  /** Samples that the encoder added at the end, minus the decoder's 529. */
  readonly padding: number | undefined;
};

/** The 15 bit rates of each kind, in kbit/s; 0 is the free format, which does not give a frame length. */
const bitrates = {
  '1/1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1/2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1/3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2/1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2/2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  '2/3': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const versions = [2.5, undefined, 2, 1] as const;
const layers = [undefined, 3, 2, 1] as const;
const rates = [44_100, 48_000, 32_000];

/** The header at the beginning of the bytes; undefined if there is none, or if it is of the free format. */
export const mpegHeader = (bytes: Uint8Array): MpegHeader | undefined => {
  const [first = 0, second = 0, third = 0, fourth] = bytes;
  if (fourth === undefined || first !== 0xff || (second & 0xe0) !== 0xe0) return;
  const version = versions[(second >> 3) & 3];
  const layer = layers[(second >> 1) & 3];
  const rate = rates[(third >> 2) & 3];
  if (version === undefined || layer === undefined || rate === undefined) return;
  const kbits = bitrates[`${version === 1 ? 1 : 2}/${layer}`][third >> 4];
  // 2 is the only reserved emphasis.
  if (!kbits || (fourth & 3) === 2) return;
  const sampleRate = version === 1 ? rate : version === 2 ? rate / 2 : rate / 4;
  const samples = layer === 1 ? 384 : layer === 3 && version !== 1 ? 576 : 1152;
  const slot = layer === 1 ? 4 : 1;
  const slots = Math.floor((samples * kbits * 125) / sampleRate / slot) + ((third >> 1) & 1);
  return {
    version,
    layer,
    sampleRate,
    samples,
    channels: fourth >> 6 === 3 ? 1 : 2,
    bitrate: kbits * 1000,
    crc: (second & 1) === 0,
    frameBytes: slots * slot,
  };
};

const sameStream: SameStream<MpegHeader> = (one, other) =>
  one.version === other.version && one.layer === other.layer && one.sampleRate === other.sampleRate;

/**
 * Is the frame at the beginning of the bytes followed by another frame of the same stream, or by a tag? Undefined if
 * too few bytes have arrived to tell.
 */
export const isFollowed = (bytes: Uint8Array, header: MpegHeader): boolean | undefined => {
  if (bytes.length < header.frameBytes + 4) return undefined;
  const behind = bytes.subarray(header.frameBytes);
  const next = mpegHeader(behind);
  return next ? sameStream(header, next) : tagLength(behind) !== 0;
};

/** Splits MPEG audio, cut anywhere, into frames. */
export const splitMpeg = (): FrameSplitter<MpegHeader> => new FrameSplitter(mpegHeader, sameStream);

export const sideInfoAt = ({ crc }: MpegHeader): number => (crc ? 6 : 4);

export const sideInfoBytes = ({ version, channels }: MpegHeader): number =>
  version === 1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;

/** How many bytes of earlier frames a layer III frame needs (ISO 11172-3, 2.4.1.7): the bit reservoir. */
export const mainDataBegin = ({ header, bytes }: MpegFrame): number => {
  const at = sideInfoAt(header);
  const first = bytes[at] ?? 0;
  return header.version === 1 ? (first << 1) | ((bytes[at + 1] ?? 0) >> 7) : first;
};

/** How many bytes a layer III frame adds to the bit reservoir. */
export const mainDataBytes = ({ header }: MpegFrame): number =>
  header.frameBytes - sideInfoAt(header) - sideInfoBytes(header);

/** Reads the Xing, LAME or Fraunhofer information of a frame without sound; undefined for a frame with sound. */
export const mpegTag = ({ header, bytes }: MpegFrame): MpegTag | undefined => {
  if (header.layer !== 3) return;
  const view = viewOf(bytes);
  const numberAt = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at) || undefined : undefined);
  if (holdsText(bytes, 'VBRI', 36)) {
    return { kind: 'VBRI', frames: numberAt(50), delay: undefined, padding: undefined };
  }
  // At the end of the side information; some writers do not count the two bytes of the checksum.
  const at = [sideInfoAt(header), 4]
    .map((start) => start + sideInfoBytes(header))
    .find((start) => isXing(bytes, start));
  if (at === undefined) return;
  const flags = numberAt(at + 4) ?? 0;
  const frames = (flags & 1) > 0 ? numberAt(at + 8) : undefined;
  const lame =
    at +
    8 +
    ((flags & 1) > 0 ? 4 : 0) +
    ((flags & 2) > 0 ? 4 : 0) +
    ((flags & 4) > 0 ? 100 : 0) +
    ((flags & 8) > 0 ? 4 : 0);
  const kind = bytes[at] === 0x58 ? 'Xing' : 'Info';
  // http://gabriel.mp3-tech.org/mp3infotag.html: two 12-bit numbers.
  const known = ['LAME', 'Lavf', 'Lavc', 'L3.9', 'GOGO'].some((name) => holdsText(bytes, name, lame));
  if (!known || lame + 24 > bytes.length) return { kind, frames, delay: undefined, padding: undefined };
  const both = (view.getUint16(lame + 21) << 8) | view.getUint8(lame + 23);
  return { kind, frames, delay: both >> 12, padding: both & 0xfff };
};

const isXing = (bytes: Uint8Array, at: number): boolean => holdsText(bytes, 'Xing', at) || holdsText(bytes, 'Info', at);
