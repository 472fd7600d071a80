import { opusRate, opusSamples } from '../../codecs/opus';

/** Samples per AAC frame, except for the rare variant with 960. */
const aacSamples = 1024;

/** Possible samples per frame; twice as many for AAC that reconstructs its upper half from the lower one. */
const lengths = { aac: [960, 1024, 1920, 2048], mp3: [576, 1152] } as const;

/** Times may be in ticks of 1 ms. */
const isNear = (samples: number, length: number): boolean => Math.abs(samples - length) < length / 25;

/**
 * How long each of a track's frames decodes to, in seconds. MP4 gives less for the last frame, which is padded, and
 * more for a first frame before a gap, as when B-frames make the video begin later.
 */
export const mp4SoundDuration = ({ codec, sampleRate }: AudioDecoderConfig) => {
  let longest = 0;
  const isLength = (told: number, of: readonly number[]) => of.some((length) => isNear(told * sampleRate, length));
  return (data: Uint8Array, told: number): number => {
    if (codec === 'opus') return opusSamples(data) / opusRate;
    const isMp3 = codec === 'mp3';
    if (!isMp3 && !codec.startsWith('mp4a')) return told;
    if (isLength(told, isMp3 ? lengths.mp3 : lengths.aac)) longest = Math.max(longest, told);
    if (isMp3) return longest || told;
    const isShort = Math.abs(longest * sampleRate - 960) < 1;
    return isShort ? longest : Math.max(longest, aacSamples / sampleRate);
  };
};
