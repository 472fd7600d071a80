import { ResampleFilter } from './resample-filter';

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/**
 * Changes the rate of sound that arrives in pieces, without seams and without delay: output sample n is the input at n
 * · from / to, which takes some input samples after it. One resampler serves one run of sound.
 */
export class Resampler {
  readonly #from: number;
  readonly #to: number;
  readonly #filter: ResampleFilter;
  /**
   * One array per channel, from `reach - 1` samples before the next output sample on. There is silence before the
   * beginning.
   */
  #input: Float32Array[];
  /** Position of the next output sample between two input samples, in steps of 1 / `#to`. */
  #phase = 0;
  #taken = 0;
  #given = 0;

  /** Rates are integers, in Hz. */
  constructor(from: number, to: number, channels: number) {
    const divisor = greatestDivisor(from, to);
    this.#from = from / divisor;
    this.#to = to / divisor;
    this.#filter = new ResampleFilter(to / from, this.#to);
    this.#input = Array.from({ length: channels }, () => new Float32Array(this.#filter.reach - 1));
  }

  /**
   * Takes one array per channel, all of the same length.
   *
   * @returns the output that can be computed so far, per channel.
   */
  push(channels: readonly Float32Array[]): Float32Array[] {
    const length = channels[0]?.length ?? 0;
    this.#taken += length;
    this.#append(length, (channel) => channels[channel]);
    const ready = (this.#input[0]?.length ?? 0) - 2 * this.#filter.reach;
    // The first output sample whose last input has not arrived yet: ⌊(phase + n · from) / to⌋ > ready.
    return this.#make(ready < 0 ? 0 : Math.ceil(((ready + 1) * this.#to - this.#phase) / this.#from));
  }

  /**
   * Ends the sound, with silence after it, and returns the rest. The total output has the input's length · to / from,
   * rounded.
   */
  flush(): Float32Array[] {
    const total = Math.round((this.#taken * this.#to) / this.#from);
    this.#append(2 * this.#filter.reach + Math.ceil(this.#from / this.#to));
    return this.#make(total - this.#given);
  }

  #append(length: number, find: (channel: number) => Float32Array | undefined = () => undefined): void {
    this.#input = this.#input.map((before, channel) => {
      const joined = new Float32Array(before.length + length);
      joined.set(before);
      joined.set(find(channel) ?? [], before.length);
      return joined;
    });
  }

  #make(count: number): Float32Array[] {
    const output = this.#input.map(() => new Float32Array(Math.max(0, count)));
    let start = 0;
    for (let i = 0; i < count; i++) {
      const weights = this.#filter.weights(this.#phase);
      for (let channel = 0; channel < output.length; channel++) {
        (output[channel] as Float32Array)[i] = weigh(this.#input[channel] as Float32Array, start, weights);
      }
      this.#phase += this.#from;
      start += Math.floor(this.#phase / this.#to);
      this.#phase %= this.#to;
    }
    this.#given += Math.max(0, count);
    this.#input = this.#input.map((samples) => samples.slice(start));
    return output;
  }
}

/**
 * Four sums, which the processor computes side by side, take half the time of one. The number of weights is a multiple
 * of 4.
 */
const weigh = (samples: Float32Array, start: number, weights: Float64Array): number => {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < weights.length; i += 4) {
    a += (weights[i] as number) * (samples[start + i] as number);
    b += (weights[i + 1] as number) * (samples[start + i + 1] as number);
    c += (weights[i + 2] as number) * (samples[start + i + 2] as number);
    d += (weights[i + 3] as number) * (samples[start + i + 3] as number);
  }
  return a + b + c + d;
};
