/**
 * How samples are held: whole numbers of 16, 24 or 32 bits, full scale −2^(n−1) … 2^(n−1)−1, or floats, full scale
 * −1 … 1. The order is that of precision: each holds all that those before it hold, but for `f32` after `s32`.
 */
export type SampleFormat = 's16' | 's24' | 's32' | 'f32' | 'f64';

/** `s24` is kept in an `Int32Array`, as whole numbers of 24 bits. */
export type Samples = Int16Array | Int32Array | Float32Array | Float64Array;

/** Sound: one array a channel, all of one length, in the format's kind of array. */
export type Pcm = {
  /** Samples a second, of each channel. */
  readonly sampleRate: number;
  readonly format: SampleFormat;
  readonly channels: readonly Samples[];
  /** These samples are silence: what stood here could not be decoded. */
  readonly lost?: true;
};

/** How many samples each channel has. */
export const lengthOf = ({ channels }: Pick<Pcm, 'channels'>): number => channels[0]?.length ?? 0;

const arrays = { s16: Int16Array, s24: Int32Array, s32: Int32Array, f32: Float32Array, f64: Float64Array };

/** Silence in place of so many samples that could not be decoded. */
export const lostSamples = ({ sampleRate, format, channels }: Pcm, length: number): Pcm => {
  const silence = new arrays[format](length);
  return { sampleRate, format, channels: channels.map(() => silence), lost: true };
};
