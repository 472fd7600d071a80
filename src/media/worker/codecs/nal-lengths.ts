import type { VideoConfig } from './video-packet';

/** Which byte of the configuration box holds the number of bytes per length, in its lowest two bits. */
const lengthsAt: readonly (readonly [codec: RegExp, at: number])[] = [
  [/^avc/, 4],
  [/^(hev|hvc)/, 21],
];

/**
 * Do the NAL units of an H.264 or HEVC frame have the lengths that they claim? Browsers are strict here: a single wrong
 * frame in a SourceBuffer ends the whole stream. Frames of other codecs have no such lengths.
 */
export const areLengthsRight = ({ codec, description }: VideoConfig, data: Uint8Array): boolean => {
  const at = lengthsAt.find(([name]) => name.test(codec))?.[1];
  if (at === undefined) return true;
  return unitsWithLengths(data, ((description[at] ?? 3) & 3) + 1) !== undefined;
};

/** The NAL units of a frame, each after its length of `size` bytes; undefined if the lengths are wrong. */
export const unitsWithLengths = (data: Uint8Array, size: number): Uint8Array[] | undefined => {
  const units: Uint8Array[] = [];
  let next = 0;
  while (next < data.length) {
    if (next + size > data.length) return undefined;
    let length = 0;
    for (let i = 0; i < size; i++) length = length * 256 + (data[next + i] ?? 0);
    next += size + length;
    units.push(data.subarray(next - length, next));
  }
  return next === data.length ? units : undefined;
};
