import { holdsText, viewOf } from './bytes';
import { type Frame, type FrameHeader, FrameSplitter, type SameStream, tagLength } from './frameSplitter';

/** A frame's header of MPEG audio (ISO 11172-3, 2.4.1.3; ISO 13818-3; MPEG 2.5 as everyone writes it). */
export type MpegHeader = FrameHeader & {
  readonly version: 1 | 2 | 2.5;
  readonly layer: 1 | 2 | 3;
  readonly channels: 1 | 2;
  /** Bits a second. */
  readonly bitrate: number;
  /** Samples of each channel in a frame. */
  readonly samples: number;
  /** Has it a checksum behind the header? */
  readonly crc: boolean;
};

export type MpegFrame = Frame<MpegHeader>;

/** What the first frame may tell instead of sound. */
export type MpegTag = {
  readonly kind: 'Xing' | 'Info' | 'VBRI';
  /** Frames of sound that follow. */
  readonly frames: number | undefined;
  /** The encoder's delay, in samples; the decoder's own 529 come on top. */
  readonly delay: number | undefined;
  /** Samples that the encoder added at the end, less the decoder's 529. */
  readonly padding: number | undefined;
};

/** The 15 bit rates of each kind, in kbit/s; 0 is a free format, which has no frame length. */
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

/** The header that the bytes begin with; undefined when they begin none, or one of a free format. */
export const mpegHeader = (bytes: Uint8Array): MpegHeader | undefined => {
  const [first = 0, second = 0, third = 0, fourth] = bytes;
  if (fourth === undefined || first !== 0xff || (second & 0xe0) !== 0xe0) return;
  const version = versions[(second >> 3) & 3];
  const layer = layers[(second >> 1) & 3];
  const rate = rates[(third >> 2) & 3];
  if (version === undefined || layer === undefined || rate === undefined) return;
  const kbits = bitrates[`${version === 1 ? 1 : 2}/${layer}`][third >> 4];
  // 2 is the one emphasis that is reserved.
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

/** Does another frame of the same stream, or a tag, follow the frame that begins the bytes? Undefined where that is not to be seen. */
export const isFollowed = (bytes: Uint8Array, header: MpegHeader): boolean | undefined => {
  if (bytes.length < header.frameBytes + 4) return undefined;
  const behind = bytes.subarray(header.frameBytes);
  const next = mpegHeader(behind);
  return next ? sameStream(header, next) : tagLength(behind) !== 0;
};

/** Splits MPEG audio, cut anywhere, into frames. */
export const splitMpeg = (): FrameSplitter<MpegHeader> => new FrameSplitter(mpegHeader, sameStream);

const sideInfoAt = ({ crc }: MpegHeader): number => (crc ? 6 : 4);

const sideInfoBytes = ({ version, channels }: MpegHeader): number =>
  version === 1 ? (channels === 1 ? 17 : 32) : channels === 1 ? 9 : 17;

/** How many bytes of the frames before it a frame of layer III needs (ISO 11172-3, 2.4.1.7): the bit reservoir. */
export const mainDataBegin = ({ header, bytes }: MpegFrame): number => {
  const at = sideInfoAt(header);
  const first = bytes[at] ?? 0;
  return header.version === 1 ? (first << 1) | ((bytes[at + 1] ?? 0) >> 7) : first;
};

/** How many bytes a frame of layer III adds to the bit reservoir. */
export const mainDataBytes = ({ header }: MpegFrame): number =>
  header.frameBytes - sideInfoAt(header) - sideInfoBytes(header);

/** What a frame without sound tells, of Xing, LAME or Fraunhofer; undefined for a frame of sound. */
export const mpegTag = ({ header, bytes }: MpegFrame): MpegTag | undefined => {
  if (header.layer !== 3) return;
  const view = viewOf(bytes);
  const numberAt = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at) || undefined : undefined);
  if (holdsText(bytes, 'VBRI', 36)) {
    return { kind: 'VBRI', frames: numberAt(50), delay: undefined, padding: undefined };
  }
  // Where the side information ends; some writers of checksums leave out the two bytes.
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
  // http://gabriel.mp3-tech.org/mp3infotag.html: two numbers of 12 bits.
  const known = ['LAME', 'Lavf', 'Lavc', 'L3.9', 'GOGO'].some((name) => holdsText(bytes, name, lame));
  if (!known || lame + 24 > bytes.length) return { kind, frames, delay: undefined, padding: undefined };
  const both = (view.getUint16(lame + 21) << 8) | view.getUint8(lame + 23);
  return { kind, frames, delay: both >> 12, padding: both & 0xfff };
};

const isXing = (bytes: Uint8Array, at: number): boolean => holdsText(bytes, 'Xing', at) || holdsText(bytes, 'Info', at);
