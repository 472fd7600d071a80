import type { AudioChunk } from '../../../shared/messages';
import type { Pcm } from '../../pcm/pcm';

type SampleChunk = Extract<AudioChunk, { as: 'samples' }>;

/** FLAC frames have no room for a higher rate (RFC 9639, section 8.2). */
const maximumRate = 1_048_575;
const maximumChannels = 8;

/** A chunk of samples as sound, and what is wrong with it, if anything, as the text after “chunk 3 ”. */
export type SampleReading = { readonly pcm?: Pcm; readonly problem?: string };

/** Checks a chunk of samples. NaN becomes silence; infinite samples become full scale. */
export const readSampleChunk = ({ sampleRate, format, channels: buffers }: SampleChunk): SampleReading => {
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > maximumRate) {
    return {
      problem: `has a sample rate of ${sampleRate}; expected a whole number from 1 to ${maximumRate.toLocaleString('en')}, such as 44,100`,
    };
  }
  if (buffers.length < 1 || buffers.length > maximumChannels) {
    return { problem: `has ${buffers.length} channels; expected 1 to ${maximumChannels}` };
  }
  const width = format === 's16' ? 2 : 4;
  const lengths = buffers.map(({ byteLength }) => byteLength / width);
  const [length = 0] = lengths;
  if (lengths.some((one) => one !== length)) {
    return { problem: `has channels of ${lengths.join(' and ')} samples; expected all to be of one length` };
  }
  if (length === 0) return { problem: 'is empty' };
  if (!Number.isInteger(length))
    return { problem: `has ${length * width} bytes a channel; expected a multiple of ${width}` };
  if (format === 's16') return { pcm: { sampleRate, format, channels: buffers.map((one) => new Int16Array(one)) } };
  const channels = buffers.map((one) => new Float32Array(one));
  const notNumbers = channels.reduce((sum, channel) => sum + mend(channel), 0);
  const pcm: Pcm = { sampleRate, format, channels };
  if (notNumbers === 0) return { pcm };
  return {
    pcm,
    problem:
      notNumbers === 1
        ? 'holds 1 sample that is not a number; it is silence'
        : `holds ${notNumbers.toLocaleString('en')} samples that are not a number; they are silence`,
  };
};

/** Replaces NaN by 0 and infinite samples by full scale. Returns how many were NaN. */
const mend = (samples: Float32Array): number => {
  let count = 0;
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index] as number;
    if (Number.isFinite(sample)) continue;
    if (Number.isNaN(sample)) count++;
    samples[index] = Number.isNaN(sample) ? 0 : Math.sign(sample);
  }
  return count;
};
