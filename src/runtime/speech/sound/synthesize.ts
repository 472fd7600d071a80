import { type Complex, complex, fourier } from './fourier';

export const sampleRate = 24_000;
const size = 1200;
const hop = 300;
const bins = size / 2 + 1;

/** What the voice's network gives for a sentence, for each frame of 12.5 ms: five parts of a spectrum, and the pitch. */
export type VoiceFrames = {
  /** Each has 601 bins by frames, a row for each bin. */
  harmonics: Float32Array;
  turn: Float32Array;
  noise: Float32Array;
  rest: Float32Array;
  phase: Float32Array;
  /** In Hz, for each frame; 0 where there is no voice. */
  pitch: Float32Array;
};

const hann = Float64Array.from({ length: size }, (_, i) => Math.fround(0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size)));
const { forward, inverse } = fourier(size);

/**
 * Makes sound of frames: pulses at the voice's pitch, filtered by the harmonics; noise in the shape of the noise; and a rest
 * with a phase of its own. `gaussian` gives the noise, one number at a time.
 */
export const synthesize = (frames: VoiceFrames, gaussian: () => number): Float32Array => {
  const count = frames.pitch.length;
  const source = pulses(frames.pitch);
  const sound = new Float64Array((count + 4) * hop);
  // Two frames are real and imaginary part of one transform, which halves the work.
  const pair = complex(size);
  const shaped = [complex(bins), complex(bins)] as const;
  for (let frame = 0; frame < count; frame += 2) {
    const two = frame + 1 < count;
    for (let i = 0; i < size; i++) {
      const window = (hann[i] as number) / (size / 4);
      pair.re[i] = window * at(source, frame * hop + i - size / 2);
      pair.im[i] = two ? window * at(source, (frame + 1) * hop + i - size / 2) : 0;
    }
    forward(pair);
    part(pair, shaped);
    shape(frames, frame, shaped[0], gaussian);
    if (two) shape(frames, frame + 1, shaped[1], gaussian);
    join(shaped, pair);
    inverse(pair);
    for (let i = 0, place = frame * hop; i < size; i++, place++) {
      const window = (hann[i] as number) / size;
      sound[place] = (sound[place] as number) + (pair.re[i] as number) * window;
      if (two) sound[place + hop] = (sound[place + hop] as number) + (pair.im[i] as number) * window;
    }
  }
  return evened(sound, count);
};

/** The spectra of what were real and imaginary part. */
const part = ({ re, im }: Complex, [first, second]: readonly [Complex, Complex]) => {
  for (let bin = 0; bin < bins; bin++) {
    const mirror = (size - bin) % size;
    const a = re[bin] as number;
    const b = im[bin] as number;
    const c = re[mirror] as number;
    const d = im[mirror] as number;
    first.re[bin] = (a + c) / 2;
    first.im[bin] = (b - d) / 2;
    second.re[bin] = (b + d) / 2;
    second.im[bin] = (c - a) / 2;
  }
};

/** Makes real and imaginary part of two spectra, each with the mirror image that makes its sound real. */
const join = ([first, second]: readonly [Complex, Complex], { re, im }: Complex) => {
  for (let bin = 0; bin < bins; bin++) {
    const mirror = (size - bin) % size;
    const edge = mirror === bin;
    const a = first.re[bin] as number;
    const b = edge ? 0 : (first.im[bin] as number);
    const c = second.re[bin] as number;
    const d = edge ? 0 : (second.im[bin] as number);
    re[bin] = a - d;
    im[bin] = b + c;
    re[mirror] = a + d;
    im[mirror] = c - b;
  }
};

/** Shapes the spectrum of one frame of the source. */
const shape = (frames: VoiceFrames, frame: number, { re, im }: Complex, gaussian: () => number) => {
  const { harmonics, turn, noise, rest, phase } = frames;
  const count = frames.pitch.length;
  for (let bin = 0, i = frame; bin < bins; bin++, i += count) {
    const angle = Math.PI * Math.tanh(turn[i] as number);
    const strength = grown(harmonics[i]);
    const cos = strength * Math.cos(angle);
    const sin = strength * Math.sin(angle);
    const hiss = grown(noise[i]);
    const other = grown(rest[i]);
    const a = re[bin] as number;
    const b = im[bin] as number;
    re[bin] = a * cos - b * sin + hiss * gaussian() + other * Math.cos(phase[i] as number);
    im[bin] = a * sin + b * cos + hiss * gaussian() + other * Math.sin(phase[i] as number);
  }
};

const grown = (logarithm = 0) => Math.exp(Math.min(logarithm, 7));

/** The sample at a place; before the beginning and after the end, the sound is mirrored. */
const at = (samples: Float32Array, place: number): number => {
  const last = samples.length - 1;
  if (last <= 0) return samples[0] ?? 0;
  const around = Math.abs(place) % (2 * last);
  return samples[around > last ? 2 * last - around : around] as number;
};

/** Divides by how much the windows that overlap add up to. */
const evened = (sound: Float64Array, count: number): Float32Array => {
  const weight = new Float64Array(sound.length);
  for (let frame = 0; frame < count; frame++) {
    for (let i = 0; i < size; i++)
      weight[frame * hop + i] = (weight[frame * hop + i] as number) + (hann[i] as number) ** 2;
  }
  const even = new Float32Array(count * hop);
  for (let i = 0, place = size / 2; i < even.length; i++, place++) {
    even[i] = (sound[place] as number) / Math.max(weight[place] as number, 1e-11);
  }
  return even;
};

const lowest = 40;
const highest = 11_000;

/** A train of pulses: all harmonics of the pitch below 11 kHz, each as loud as the others. Silence where there is no voice. */
const pulses = (pitch: Float32Array): Float32Array => {
  const train = new Float32Array(pitch.length * hop);
  const { fround } = Math;
  let turns = 0;
  for (let frame = 0; frame < pitch.length; frame++) {
    for (let j = 0; j < hop; j++) {
      const share = fround((((j + 0.5) / hop - 0.5) % 1) + (j < hop / 2 ? 1 : 0));
      const from = pitch[Math.max(0, j < hop / 2 ? frame - 1 : frame)] as number;
      const to = pitch[Math.min(pitch.length - 1, j < hop / 2 ? frame : frame + 1)] as number;
      const frequency = fround(fround(from * fround(1 - share)) + fround(to * share));
      const used = Math.max(frequency, lowest);
      turns += used;
      if (frequency <= lowest) continue;
      const angle = fround(((turns / sampleRate) % 1) * 2 * Math.PI);
      const harmonics = Math.floor(fround(highest / used)) + 0.5;
      const sine = 2 * Math.sin(angle / 2);
      // Where both are near 0, their quotient is the number of harmonics.
      train[frame * hop + j] = (Math.abs(sine) <= 2e-3 ? harmonics : Math.sin(harmonics * angle) / sine) - 0.5;
    }
  }
  return train;
};

/** Numbers of a normal distribution, the same for the same seed, so that a text always sounds the same. */
export const gaussianFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  let next: number | undefined;
  // Mulberry32.
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return () => {
    if (next !== undefined) {
      const kept = next;
      next = undefined;
      return kept;
    }
    // Box and Muller's method gives two at a time.
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    next = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
};
