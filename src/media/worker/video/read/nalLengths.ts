import type { VideoConfig } from '../packet';

/** Where the configuration boxes tell how many bytes each length has, in their lowest two bits. */
const lengthsAt: readonly (readonly [codec: RegExp, at: number])[] = [
  [/^avc/, 4],
  [/^(hev|hvc)/, 21],
];

/**
 * Are the NAL units of a frame of H.264 or HEVC as long as they say? Browsers look no further: a SourceBuffer that is given
 * one that is not ends the whole stream. Frames of other codecs have no such lengths.
 */
export const areLengthsRight = ({ codec, description }: VideoConfig, data: Uint8Array): boolean => {
  const at = lengthsAt.find(([name]) => name.test(codec))?.[1];
  if (at === undefined) return true;
  const size = ((description[at] ?? 3) & 3) + 1;
  let next = 0;
  while (next < data.length) {
    if (next + size > data.length) return false;
    let length = 0;
    for (let i = 0; i < size; i++) length = length * 256 + (data[next + i] ?? 0);
    next += size + length;
  }
  return next === data.length;
};
