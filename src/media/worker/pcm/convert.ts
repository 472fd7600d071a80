import type { Pcm, SampleFormat, Samples } from './pcm';

/** What stands for 1.0: a power of two, so that numbers change their format without loss where there is room. */
const fullScale: Readonly<Record<SampleFormat, number>> = {
  s16: 2 ** 15,
  s24: 2 ** 23,
  s32: 2 ** 31,
  f32: 1,
  f64: 1,
};

const isWhole = (format: SampleFormat): boolean => format === 's16' || format === 's24' || format === 's32';

/** An array of the format's kind, filled with zeros. */
export const makeSamples = (format: SampleFormat, length: number): Samples => {
  if (format === 's16') return new Int16Array(length);
  if (format === 'f32') return new Float32Array(length);
  return format === 'f64' ? new Float64Array(length) : new Int32Array(length);
};

/**
 * Writes values, multiplied by `gain`, as samples of a format: whole ones rounded to the nearest and held within its
 * range, where NaN becomes 0.
 */
const writeSamples = (values: Samples, gain: number, format: SampleFormat, to: Samples): void => {
  if (!isWhole(format)) {
    for (let i = 0; i < values.length; i++) to[i] = (values[i] as number) * gain;
    return;
  }
  const lowest = -fullScale[format];
  const highest = -lowest - 1;
  for (let i = 0; i < values.length; i++) {
    const value = Math.round((values[i] as number) * gain);
    // Both comparisons are false of NaN, which an array of whole numbers keeps as 0.
    to[i] = value < lowest ? lowest : value > highest ? highest : value;
  }
};

/** One channel's samples of one format in another. Gives the same array where the formats are the same. */
const convertSamples = (samples: Samples, from: SampleFormat, to: SampleFormat): Samples => {
  if (from === to) return samples;
  const converted = makeSamples(to, samples.length);
  writeSamples(samples, fullScale[to] / fullScale[from], to, converted);
  return converted;
};

/** Sound in another format: exact to one with room for it, else rounded to the nearest and held within its range. */
export const convert = (pcm: Pcm, format: SampleFormat): Pcm =>
  pcm.format === format
    ? pcm
    : { ...pcm, format, channels: pcm.channels.map((samples) => convertSamples(samples, pcm.format, format)) };

/** Samples of 16 bits, rounded to the nearest and held within their range; NaN becomes 0. */
export const toInt16 = (pcm: Pcm): Int16Array[] => convert(pcm, 's16').channels as Int16Array[];

/** Floats with −1 … 1 for full scale. */
export const toFloat32 = (pcm: Pcm): Float32Array[] => convert(pcm, 'f32').channels as Float32Array[];
