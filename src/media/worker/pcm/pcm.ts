/**
 * How samples are stored: as integers of 16, 24 or 32 bits, with a full scale of −2^(n−1) … 2^(n−1)−1, or as floats,
 * with a full scale of −1 … 1. In order of precision: each format holds every value of those before it, except that
 * `f32` does not hold every value of `s32`.
 */
export type SampleFormat = 's16' | 's24' | 's32' | 'f32' | 'f64';

/** `s24` is stored in an `Int32Array`, as 24-bit integers. */
export type Samples = Int16Array | Int32Array | Float32Array | Float64Array;

/** Sound: one array per channel, all of the same length, of the format's array type. */
export type Pcm = {
  /** Samples per second, of each channel. */
  readonly sampleRate: number;
  readonly format: SampleFormat;
  readonly channels: readonly Samples[];
  /** These samples are silence in place of sound that could not be decoded. */
  readonly lost?: true;
};

/** Number of samples in each channel. */
export const lengthOf = ({ channels }: Pick<Pcm, 'channels'>): number => channels[0]?.length ?? 0;

const arrays = { s16: Int16Array, s24: Int32Array, s32: Int32Array, f32: Float32Array, f64: Float64Array };

/** Silence in place of `length` samples that could not be decoded. */
export const lostSamples = ({ sampleRate, format, channels }: Pcm, length: number): Pcm => {
  const silence = new arrays[format](length);
  return { sampleRate, format, channels: channels.map(() => silence), lost: true };
};
