import { opusConfig, opusRate, opusSamples } from '../../decode/opusPacket';

/** Samples of a frame of AAC, but for the rare kind of 960. */
const aacSamples = 1024;

/** How long each of a track's frames decodes to, in seconds: MP4 tells less of the last, which is padded. */
export const mp4SoundDuration = ({ codec, sampleRate }: AudioDecoderConfig) => {
  let longest = 0;
  return (data: Uint8Array, told: number): number => {
    if (codec === 'opus') return opusSamples(data) / opusRate;
    longest = Math.max(longest, told);
    if (codec === 'mp3') return longest;
    if (!codec.startsWith('mp4a')) return told;
    const isShort = Math.abs(longest * sampleRate - 960) < 1;
    return isShort ? longest : Math.max(longest, aacSamples / sampleRate);
  };
};

/** What is to be skipped is in the edit list; Chromium would skip it once more. */
export const withoutPreSkip = (config: AudioDecoderConfig): AudioDecoderConfig => {
  const { codec, description } = config;
  if (codec !== 'opus' || !description) return config;
  const head = ArrayBuffer.isView(description)
    ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
    : new Uint8Array(description);
  return opusConfig(head).config;
};
