import type { Level } from './capture';

/** Samples from here up count as clipped: 16 bits can express no larger value. */
const full = 32_767 / 32_768;

const decibels = (amplitude: number): number => 20 * Math.log10(amplitude);

/** Measures how loud it has been since the last call of `take`. */
export class Loudness {
  #peak = 0;
  #squares = 0;
  #count = 0;

  add({ peak, squares, count }: { peak: number; squares: number; count: number }): void {
    this.#peak = Math.max(this.#peak, peak);
    this.#squares += squares;
    this.#count += count;
  }

  take(): Level {
    const level = {
      peak: decibels(this.#peak),
      rms: this.#count > 0 ? decibels(Math.sqrt(this.#squares / this.#count)) : Number.NEGATIVE_INFINITY,
      clipped: this.#peak >= full,
    };
    this.#peak = this.#squares = this.#count = 0;
    return level;
  }
}
