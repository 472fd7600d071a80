import { vpConfiguration } from '../../fmp4';
import { mediaTypeOf } from '../mediaType';
import { descriptionIn, packetWithRate, withRate } from './avcPackets';

/** What a stream of frames is like. */
export type FrameShape = { readonly width: number; readonly height: number; readonly fps: number };

/** Of `VideoDecoderConfig`, and the packet that it came with. */
export type Described = {
  readonly description?: Uint8Array;
  readonly colorSpace?: VideoColorSpaceInit;
  readonly packet: Uint8Array;
};

/** A codec that frames may be encoded in. */
export type FrameCodec = {
  readonly name: string;
  /** What an encoder of such frames is asked for. */
  codec(shape: FrameShape): string;
  /** Of the encoder's configuration, what is this codec's own. */
  readonly options: Partial<VideoEncoderConfig>;
  /** What stands in its configuration box, for what its encoder told of its packets. */
  describe(codec: string, given: Described, shape: FrameShape): { codec: string; description: Uint8Array };
  /** A packet that decoding can begin at, for what its encoder gave. */
  readonly keyPacket?: (data: Uint8Array, shape: FrameShape) => Uint8Array;
};

/** The most pixels a frame and a second that a level has; with the numbers by which codecs call it. */
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

/** ITU-T H.264, table A-1, from level 3 on: below it, nothing is won. */
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
  // Constrained baseline: no B-frames, so that each packet can be shown as soon as it is there.
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

/** The numbers of ITU-T H.273 for what WebCodecs has names for; 2 says that it is not known. */
const primaries: Record<string, number> = { bt709: 1, bt470bg: 5, smpte170m: 6, bt2020: 9, smpte432: 12 };
const transfers: Record<string, number> = { bt709: 1, smpte170m: 6, linear: 8, 'iec61966-2-1': 13, pq: 16, hlg: 18 };
const matrices: Record<string, number> = { rgb: 0, bt709: 1, bt470bg: 5, smpte170m: 6, 'bt2020-ncl': 9 };
const unknown = 2;

/** Players take colours from the box, where that and the packets differ: so it tells what the encoder told. */
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

/** In WebM it is called `vp8`; in MP4, as which it is saved, it has profile, level and bits as well. */
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

/** There is one in the workers of some browsers alone. */
const { MediaSource } = globalThis as { MediaSource?: { isTypeSupported(type: string): boolean } };

/** Where MediaSource cannot be asked, all of them are taken to be played. */
const plays = (mediaType: string): boolean => MediaSource?.isTypeSupported(mediaType) ?? true;

/** All that may do, the quickest to encode first, but for those that the browser could not play. */
export const frameCodecs = (shape: FrameShape): readonly FrameCodec[] =>
  [h264, vp8, vp9].filter(({ codec }) => plays(mediaTypeOf(codec(shape))));
