import { BitReader } from '../bytes/bit-reader';
import { avcCodec } from './codec-strings';
import type { VideoConfig } from './video-packet';

/** NAL unit types (ITU-T H.264, table 7-1). */
export const nal = {
  slice: 1,
  partition: 2,
  idr: 5,
  sei: 6,
  sps: 7,
  pps: 8,
  delimiter: 9,
  endOfSequence: 10,
  endOfStream: 11,
  filler: 12,
} as const;

export const nalType = (unit: Uint8Array): number => (unit[0] ?? 0) & 31;

/** The NAL units between start codes (Annex B), without trailing zeros. */
export function* nalUnits(bytes: Uint8Array): Generator<Uint8Array> {
  let start = -1;
  for (let at = bytes.indexOf(1, 2); at >= 0; at = bytes.indexOf(1, at + 1)) {
    if (bytes[at - 1] !== 0 || bytes[at - 2] !== 0) continue;
    if (start >= 0) yield trimmed(bytes, start, at - 2);
    start = at + 1;
  }
  if (start >= 0) yield trimmed(bytes, start, bytes.length);
}

const trimmed = (bytes: Uint8Array, start: number, end: number): Uint8Array => {
  let to = end;
  while (to > start && bytes[to - 1] === 0) to--;
  return bytes.subarray(start, to);
};

/** NAL units as MP4 stores them, each preceded by its length in four bytes. */
export const lengthPrefixed = (units: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(units.reduce((sum, unit) => sum + 4 + unit.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const unit of units) {
    view.setUint32(at, unit.length);
    bytes.set(unit, at + 4);
    at += 4 + unit.length;
  }
  return bytes;
};

/** Does this SEI unit mark a recovery point (ITU-T H.264, D.1.8) at which decoding can begin without waiting? */
export const isRecoveryPoint = (unit: Uint8Array): boolean => unit[1] === 6 && ((unit[3] ?? 0) & 0x80) > 0;

/** The configuration for parameter sets, each a NAL unit; sets of one kind must have different ids. */
export const avcConfig = (sets: readonly Uint8Array[], pictureSets: readonly Uint8Array[]): VideoConfig => {
  const [first] = sets;
  if (!first) throw new Error('H.264 without a sequence parameter set');
  const { profile, chroma, depth, chromaDepth, width, height } = readSps(first);
  const listed = (units: readonly Uint8Array[]) =>
    units.flatMap((unit) => [unit.length >> 8, unit.length & 255, ...unit]);
  const extended = profile === 100 || profile === 110 || profile === 122 || profile === 144;
  const description = Uint8Array.from([
    1,
    ...first.subarray(1, 4),
    0xff,
    0xe0 | sets.length,
    ...listed(sets),
    pictureSets.length,
    ...listed(pictureSets),
    ...(extended ? [0xfc | chroma, 0xf8 | (depth - 8), 0xf8 | (chromaDepth - 8), 0] : []),
  ]);
  return { codec: avcCodec(description), width, height, description };
};

/** Removes the bytes that prevent start codes inside a NAL unit (ITU-T H.264, 7.4.1). */
export const unescaped = (unit: Uint8Array): Uint8Array =>
  unit.filter((byte, i) => !(byte === 3 && unit[i - 1] === 0 && unit[i - 2] === 0));

const highProfiles = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Sample aspect ratios (width, height), by number (ITU-T H.264, table E-1). */
const shapes = [
  [1, 1],
  [1, 1],
  [12, 11],
  [10, 11],
  [16, 11],
  [40, 33],
  [24, 11],
  [20, 11],
  [32, 11],
  [80, 33],
  [18, 11],
  [15, 11],
  [64, 33],
  [160, 99],
  [4, 3],
  [3, 2],
  [2, 1],
] as const;

/**
 * Reads a sequence parameter set (ITU-T H.264, 7.3.2.1.1). The size is the displayed one. `timingAt` is the bit
 * position of `num_units_in_tick` and `time_scale`, 32 bits each, in the `unescaped` unit. The last fields are needed
 * to read slice headers.
 */
export const readSps = (unit: Uint8Array) => {
  const bits = new BitReader(unescaped(unit).subarray(1));
  const profile = bits.bits(8);
  bits.bits(16);
  bits.unsigned();
  let [chroma, depth, chromaDepth, separatePlanes] = [1, 8, 8, 0];
  if (highProfiles.has(profile)) {
    chroma = bits.unsigned();
    if (chroma === 3) separatePlanes = bits.bit();
    depth = 8 + bits.unsigned();
    chromaDepth = 8 + bits.unsigned();
    bits.bit();
    const lists = bits.bit() ? (chroma === 3 ? 12 : 8) : 0;
    for (let list = 0; list < lists; list++) {
      const isSent = bits.bit();
      if (isSent) skipScaling(bits, list < 6 ? 16 : 64);
    }
  }
  const numberBits = 4 + bits.unsigned();
  const orderType = bits.unsigned();
  const orderBits = orderType === 0 ? 4 + bits.unsigned() : 0;
  if (orderType === 1) {
    bits.bit();
    bits.signed();
    bits.signed();
    for (let left = bits.unsigned(); left > 0 && !bits.ended; left--) bits.signed();
  }
  bits.unsigned();
  bits.bit();
  const across = 16 * (bits.unsigned() + 1);
  const mapUnits = 16 * (bits.unsigned() + 1);
  const framesOnly = bits.bit();
  if (!framesOnly) bits.bit();
  bits.bit();
  const crop = bits.bit() ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()] : [];
  const [left = 0, right = 0, top = 0, bottom = 0] = crop;
  const unitX = chroma === 1 || chroma === 2 ? 2 : 1;
  const unitY = (chroma === 1 ? 2 : 1) * (2 - framesOnly);
  const codedWidth = across - unitX * (left + right);
  const height = mapUnits * (2 - framesOnly) - unitY * (top + bottom);
  const hasUsability = bits.bit() === 1;
  const [wide, high] = hasUsability && bits.bit() ? shapeOf(bits) : [1, 1];
  if (bits.ended) throw new Error('its H.264 is damaged: a sequence parameter set is cut off');
  const width = Math.round((codedWidth * wide) / high);
  return {
    profile,
    chroma,
    depth,
    chromaDepth,
    width,
    height,
    timingAt: hasUsability ? timingAfterShape(bits) : undefined,
    isInterlaced: framesOnly === 0,
    numberBits,
    orderType,
    orderBits,
    separatePlanes: separatePlanes === 1,
  };
};

/** Reads the rest of the usability information (ITU-T H.264, E.1.1), after the aspect ratio, and returns `timingAt`. */
const timingAfterShape = (bits: BitReader): number | undefined => {
  const isOverscanTold = bits.bit();
  if (isOverscanTold) bits.bit();
  const isSignalTold = bits.bit();
  if (isSignalTold) {
    bits.bits(4);
    const areColoursTold = bits.bit();
    if (areColoursTold) bits.bits(24);
  }
  const areSitesTold = bits.bit();
  if (areSitesTold) {
    bits.unsigned();
    bits.unsigned();
  }
  if (!bits.bit()) return undefined;
  const at = 8 + bits.position;
  bits.bits(64);
  return bits.ended ? undefined : at;
};

const shapeOf = (bits: BitReader): readonly [number, number] => {
  const number = bits.bits(8);
  const shape = number === 255 ? ([bits.bits(16), bits.bits(16)] as const) : shapes[number];
  return shape && shape[0] > 0 && shape[1] > 0 ? shape : [1, 1];
};

const skipScaling = (bits: BitReader, size: number): void => {
  let [last, next] = [8, 8];
  for (let i = 0; i < size; i++) {
    if (next !== 0) next = (last + bits.signed() + 256) % 256;
    if (next !== 0) last = next;
  }
};
