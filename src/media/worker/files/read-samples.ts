import { Resampler } from '../pcm/resample';
import { decodeSoundFile } from './sound-file';

/** Sample rates that a page can play, in Hz. */
const least = 3_000;
const most = 768_000;

const decodeOnPage = async () => {
  throw new Error("this browser decodes it for inputs alone: take it from yc.Audio({ type: 'samples' })");
};

/**
 * All samples of a sound file, at a given rate.
 *
 * @param lost Receives a sentence about what could not be read.
 * @throws Error with a sentence, if nothing can be read; RangeError, if the rate is out of range.
 */
export const readSamples = async (file: Blob, rate: number | undefined, lost: (sentence: string) => void) => {
  if (rate !== undefined && !(Number.isInteger(rate) && rate >= least && rate <= most))
    throw new RangeError(`The sampleRate of yc.samples is a whole number from 3,000 to 768,000; got ${String(rate)}.`);
  const decoded = await decodeSoundFile(file, decodeOnPage, () => {});
  if (decoded.lost) lost(decoded.lost);
  const sampleRate = rate ?? decoded.sampleRate;
  const channels = sampleRate === decoded.sampleRate ? decoded.channels : atRate(decoded, sampleRate);
  return { sampleRate, channels, samples: meanOf(channels) };
};

const atRate = ({ sampleRate, channels }: { sampleRate: number; channels: readonly Float32Array[] }, rate: number) => {
  const resampler = new Resampler(sampleRate, rate, channels.length);
  const begin = resampler.push(channels);
  const end = resampler.flush();
  return begin.map((samples, c) => {
    const rest = end[c] ?? new Float32Array();
    const joined = new Float32Array(samples.length + rest.length);
    joined.set(samples);
    joined.set(rest, samples.length);
    return joined;
  });
};

const meanOf = (channels: Float32Array[]): Float32Array => {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  return first.map((sample, i) => others.reduce((sum, each) => sum + (each[i] ?? 0), sample) / channels.length);
};
