import { BitReader } from '../bytes/bit-reader';

/** The maximum number of luma samples per picture (https://www.webmproject.org/vp9/levels/) by level times ten. */
const levels = [
  [10, 36_864],
  [11, 73_728],
  [20, 122_880],
  [21, 245_760],
  [30, 552_960],
  [31, 983_040],
  [40, 2_228_224],
  [50, 8_912_896],
  [60, 35_651_584],
] as const;

const syncCode = 0x498342;

/** The lowest level that allows the size. */
const levelOf = (width: number, height: number): number =>
  levels.find(([, samples]) => width * height <= samples)?.[0] ?? 62;

/** The body of a `vpcC` box (https://www.webmproject.org/vp9/mp4/), with unspecified colours. */
const vpcC = (profile: number, level: number, depth: number, chroma: number, isFull: number): Uint8Array =>
  Uint8Array.of(1, 0, 0, 0, profile, level, (depth << 4) | (chroma << 1) | isFull, 2, 2, 2, 0, 0);

export const vp8Description = (width: number, height: number): Uint8Array => vpcC(0, levelOf(width, height), 8, 1, 0);

/** Reads the header of a key frame (VP9 Bitstream Specification, 6.2); undefined for other frames. */
export const vp9Description = (frame: Uint8Array, width: number, height: number): Uint8Array | undefined => {
  const bits = new BitReader(frame);
  if (bits.bits(2) !== 2) return;
  const profile = bits.bit() + 2 * bits.bit();
  if (profile === 3) bits.bit();
  const showsExisting = bits.bit();
  const isDelta = bits.bit();
  bits.bits(2);
  if (showsExisting || isDelta || bits.bits(24) !== syncCode) return;
  const depth = profile >= 2 ? (bits.bit() ? 12 : 10) : 8;
  const isRgb = bits.bits(3) === 7;
  const isFull = isRgb ? 1 : bits.bit();
  const hasShape = profile === 1 || profile === 3;
  const [acrossHalved, downHalved] = isRgb ? [0, 0] : hasShape ? [bits.bit(), bits.bit()] : [1, 1];
  const chroma = acrossHalved ? (downHalved ? 1 : 2) : 3;
  return vpcC(profile, levelOf(width, height), depth, chroma, isFull);
};

/**
 * Recorders may write level 0. Players reject the codec string, though they play such frames: derive the level from the
 * size.
 */
export const withVp9Level = (
  codec: string,
  description: Uint8Array,
  width: number,
  height: number,
): { codec: string; description: Uint8Array } => {
  if (!/^vp09\.\d\d\.00(\.|$)/.test(codec)) return { codec, description };
  const level = levelOf(width, height);
  const told = description.slice();
  told[5] = level;
  return { codec: codec.replace(/^(vp09\.\d\d)\.00/, `$1.${level}`), description: told };
};
