import { vpConfiguration } from '../../formats/mp4/write';
import { descriptionIn, packetWithRate, withRate } from '../avc-packets';
import { mediaTypeOf } from '../media-type';

/** The properties of a stream of frames. */
export type FrameShape = { readonly width: number; readonly height: number; readonly fps: number };

/** From `VideoDecoderConfig`, plus the packet it came with. */
export type Described = {
  readonly description?: Uint8Array;
  readonly colorSpace?: VideoColorSpaceInit;
  readonly packet: Uint8Array;
};

/** A codec for encoding frames. */
export type FrameCodec = {
  readonly name: string;
  /** The codec string to request from an encoder for such frames. */
  codec(shape: FrameShape): string;
  /** Encoder options specific to this codec. */
  readonly options: Partial<VideoEncoderConfig>;
  /** The contents of the configuration box, from what the encoder said about its packets. */
  describe(codec: string, given: Described, shape: FrameShape): { codec: string; description: Uint8Array };
  /** Turns a key packet from the encoder into one at which decoding can begin. */
  readonly keyPacket?: (data: Uint8Array, shape: FrameShape) => Uint8Array;
};

/** A codec level: the most pixels per frame and per second, and the number by which the codec names it. */
type Level = { readonly number: number; readonly frame: number; readonly second: number };

const levelFor = ({ width, height, fps }: FrameShape, levels: readonly Level[]): number => {
  // Whole macroblocks of 16 × 16.
  const frame = 256 * Math.ceil(width / 16) * Math.ceil(height / 16);
  const fits = levels.find((level) => frame <= level.frame && frame * fps <= level.second);
  return (fits ?? (levels.at(-1) as Level)).number;
};

const macroblocks = (number: number, frame: number, second: number): Level => ({
  number,
  frame: 256 * frame,
  second: 256 * second,
});

/** ITU-T H.264, table A-1, from level 3 on: lower levels have no benefit. */
const avcLevels = [
  macroblocks(0x1e, 1620, 40_500),
  macroblocks(0x1f, 3600, 108_000),
  macroblocks(0x28, 8192, 245_760),
  macroblocks(0x2a, 8704, 522_240),
  macroblocks(0x32, 22_080, 589_824),
  macroblocks(0x33, 36_864, 983_040),
  macroblocks(0x34, 36_864, 2_073_600),
  macroblocks(0x3e, 139_264, 16_711_680),
];

/** https://www.webmproject.org/vp9/levels/ */
const vp9Levels: readonly Level[] = [
  { number: 21, frame: 245_760, second: 9_216_000 },
  { number: 30, frame: 552_960, second: 20_736_000 },
  { number: 31, frame: 983_040, second: 36_864_000 },
  { number: 40, frame: 2_228_224, second: 83_558_400 },
  { number: 41, frame: 2_228_224, second: 160_432_128 },
  { number: 50, frame: 8_912_896, second: 311_951_360 },
  { number: 51, frame: 8_912_896, second: 588_251_136 },
  { number: 62, frame: 35_651_584, second: 4_706_009_088 },
];

const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).padStart(2, '0');

const h264: FrameCodec = {
  name: 'H.264',
  // Constrained baseline: no B-frames, so each packet can be shown as soon as it arrives.
  codec: (shape) => `avc1.42e0${hex(levelFor(shape, avcLevels))}`,
  options: { avc: { format: 'avc' } },
  describe: (_, { description: told, packet }, { fps }) => {
    const description = descriptionIn(packet) ?? told;
    if (!description?.length) throw new Error('It gives no description of its packets.');
    const [, profile, compatibility, level] = description;
    return { codec: `avc1.${hex(profile)}${hex(compatibility)}${hex(level)}`, description: withRate(description, fps) };
  },
  keyPacket: (data, { fps }) => packetWithRate(data, fps),
};

/** ITU-T H.273 numbers for the names in WebCodecs; 2 means unspecified. */
const primaries: Record<string, number> = { bt709: 1, bt470bg: 5, smpte170m: 6, bt2020: 9, smpte432: 12 };
const transfers: Record<string, number> = { bt709: 1, smpte170m: 6, linear: 8, 'iec61966-2-1': 13, pq: 16, hlg: 18 };
const matrices: Record<string, number> = { rgb: 0, bt709: 1, bt470bg: 5, smpte170m: 6, 'bt2020-ncl': 9 };
const unknown = 2;

/** If the box and the packets differ, players use the colours in the box: so it states what the encoder said. */
const describeVp = (codec: string, colours: VideoColorSpaceInit = {}): Uint8Array => {
  const numbers = [
    primaries[colours.primaries ?? ''] ?? unknown,
    transfers[colours.transfer ?? ''] ?? unknown,
    matrices[colours.matrix ?? ''] ?? unknown,
    colours.fullRange ? 1 : 0,
  ];
  const chroma = 1;
  return vpConfiguration([codec, chroma, ...numbers].join('.'));
};

/** WebM calls it `vp8`; MP4, the format it is saved in, also needs profile, level and bits. */
const vp8InMp4 = 'vp08.00.10.08';

const vp8: FrameCodec = {
  name: 'VP8',
  codec: () => 'vp8',
  options: {},
  describe: (_, { colorSpace }) => ({ codec: 'vp8', description: describeVp(vp8InMp4, colorSpace) }),
};

const vp9: FrameCodec = {
  name: 'VP9',
  codec: (shape) => `vp09.00.${levelFor(shape, vp9Levels)}.08`,
  options: {},
  describe: (codec, { colorSpace }) => ({ codec, description: describeVp(codec, colorSpace) }),
};

/** Only some browsers have MediaSource in workers. */
const { MediaSource } = globalThis as { MediaSource?: { isTypeSupported(type: string): boolean } };

/** Assumes that everything plays if MediaSource cannot be asked. */
const plays = (mediaType: string): boolean => MediaSource?.isTypeSupported(mediaType) ?? true;

/** The codecs to try, fastest encoder first, without those that the browser could not play. */
export const frameCodecs = (shape: FrameShape): readonly FrameCodec[] =>
  [h264, vp8, vp9].filter(({ codec }) => plays(mediaTypeOf(codec(shape))));
