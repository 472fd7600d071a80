import type { Pcm, SampleFormat, Samples } from './pcm';

/**
 * The value of 1.0 in each format. These are powers of two, so that conversion to a format with more room is lossless.
 */
const fullScale: Readonly<Record<SampleFormat, number>> = {
  s16: 2 ** 15,
  s24: 2 ** 23,
  s32: 2 ** 31,
  f32: 1,
  f64: 1,
};

const isWhole = (format: SampleFormat): boolean => format === 's16' || format === 's24' || format === 's32';

/** A zero-filled array of the format's type. */
export const makeSamples = (format: SampleFormat, length: number): Samples => {
  if (format === 's16') return new Int16Array(length);
  if (format === 'f32') return new Float32Array(length);
  return format === 'f64' ? new Float64Array(length) : new Int32Array(length);
};

/**
 * Writes values, multiplied by `gain`, as samples of a format. Integers are rounded to the nearest and clamped to the
 * format's range; NaN becomes 0.
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
    // Both comparisons are false for NaN, which an integer array stores as 0.
    to[i] = value < lowest ? lowest : value > highest ? highest : value;
  }
};

/** Converts the samples of one channel to another format. Returns the same array if the formats are the same. */
const convertSamples = (samples: Samples, from: SampleFormat, to: SampleFormat): Samples => {
  if (from === to) return samples;
  const converted = makeSamples(to, samples.length);
  writeSamples(samples, fullScale[to] / fullScale[from], to, converted);
  return converted;
};

/** Converts sound to another format: exactly if the format has room for it, else rounded to the nearest and clamped. */
export const convert = (pcm: Pcm, format: SampleFormat): Pcm =>
  pcm.format === format
    ? pcm
    : { ...pcm, format, channels: pcm.channels.map((samples) => convertSamples(samples, pcm.format, format)) };

/** 16-bit samples, rounded to the nearest and clamped; NaN becomes 0. */
export const toInt16 = (pcm: Pcm): Int16Array[] => convert(pcm, 's16').channels as Int16Array[];

/** Floats, with a full scale of −1 … 1. */
export const toFloat32 = (pcm: Pcm): Float32Array[] => convert(pcm, 'f32').channels as Float32Array[];
