import { opusRate, opusSamples } from '../../decode/opusPacket';

/** Samples of a frame of AAC, but for the rare kind of 960. */
const aacSamples = 1024;

/** Samples that a frame may have; of AAC twice as many where its upper half is made up from its lower one. */
const lengths = { aac: [960, 1024, 1920, 2048], mp3: [576, 1152] } as const;

/** Times may be in ticks of 1 ms. */
const isNear = (samples: number, length: number): boolean => Math.abs(samples - length) < length / 25;

/**
 * How long each of a track's frames decodes to, in seconds: MP4 tells less of the last, which is padded, and more of a
 * first one that stands before a hole, as where video begins later by its B-frames.
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
