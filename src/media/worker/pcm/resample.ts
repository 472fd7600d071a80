import { ResampleFilter } from './resampleFilter';

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/**
 * Changes the rate of sound that comes in pieces, with no seam between them and no delay: sample n of the output is
 * what the input is at n · from / to, for which some samples after it are waited for. One resampler serves one run of
 * sound.
 */
export class Resampler {
  readonly #from: number;
  readonly #to: number;
  readonly #filter: ResampleFilter;
  /** A channel each, from `reach - 1` samples before the next output sample on. Before the beginning is silence. */
  #input: Float32Array[];
  /** Of the next output sample, between two of the input, in parts of `#to`. */
  #phase = 0;
  #taken = 0;
  #given = 0;

  /** Rates are whole numbers of Hz. */
  constructor(from: number, to: number, channels: number) {
    const divisor = greatestDivisor(from, to);
    this.#from = from / divisor;
    this.#to = to / divisor;
    this.#filter = new ResampleFilter(to / from, this.#to);
    this.#input = Array.from({ length: channels }, () => new Float32Array(this.#filter.reach - 1));
  }

  /** Takes one array a channel, all of one length. @returns what can be told of the output so far, for each channel. */
  push(channels: readonly Float32Array[]): Float32Array[] {
    const length = channels[0]?.length ?? 0;
    this.#taken += length;
    this.#append(length, (channel) => channels[channel]);
    const ready = (this.#input[0]?.length ?? 0) - 2 * this.#filter.reach;
    // The first output sample whose last input is not there yet: ⌊(phase + n · from) / to⌋ > ready.
    return this.#make(ready < 0 ? 0 : Math.ceil(((ready + 1) * this.#to - this.#phase) / this.#from));
  }

  /** The end, after which is silence: gives the rest. All in all it is the input's length · to / from, rounded. */
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

/** Four sums, which the processor makes side by side, take half the time of one. There are 4n weights. */
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
