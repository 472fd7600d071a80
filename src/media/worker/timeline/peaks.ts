import { toFloat32 } from '../pcm/convert';
import { lengthOf, type Pcm } from '../pcm/pcm';

const bucketsPerSecond = 100;

/** The loudest sample of every hundredth of a second, as a waveform is drawn from. */
export class Peaks {
  #values = new Uint8Array(1024);
  /** Where the sound of the latest rate begins, in buckets, and how many of its samples there are. */
  #base = 0;
  #samples = 0;
  #rate = bucketsPerSecond;
  #taken = 0;

  /** Takes sound that follows the one before, in whichever rate, format and channels. */
  push(pcm: Pcm): void {
    if (pcm.sampleRate !== this.#rate) {
      this.#base = this.#position;
      this.#rate = pcm.sampleRate;
      this.#samples = 0;
    }
    const length = lengthOf(pcm);
    const channels = toFloat32(pcm);
    this.#reserve(this.#position + (length * bucketsPerSecond) / this.#rate + 1);
    for (let start = 0; start < length; ) {
      const bucket = Math.floor(this.#position);
      // Where the next bucket begins; rounding may put the position right before it.
      const next = Math.ceil(((bucket + 1 - this.#base) * this.#rate) / bucketsPerSecond);
      const end = Math.min(length, start + Math.max(1, next - this.#samples));
      const peak = Math.min(255, Math.round(255 * loudest(channels, start, end)));
      this.#values[bucket] = Math.max(peak, this.#values[bucket] as number);
      this.#samples += end - start;
      start = end;
    }
  }

  /**
   * One byte a bucket so far: the greatest distance from 0 of all channels, where 255 is full scale. The last may have
   * begun only. A view, until the next push.
   */
  get values(): Uint8Array {
    return this.#values.subarray(0, Math.ceil(this.#position));
  }

  /** Those that were not taken before. One that is not full yet is left for later, but for the end of the sound. */
  take({ end = false } = {}): Uint8Array<ArrayBuffer> {
    const taken = this.#values.slice(this.#taken, end ? Math.ceil(this.#position) : Math.floor(this.#position));
    this.#taken += taken.length;
    return taken;
  }

  /** Of the end, in buckets. */
  get #position(): number {
    return this.#base + (this.#samples * bucketsPerSecond) / this.#rate;
  }

  #reserve(buckets: number): void {
    if (buckets <= this.#values.length) return;
    const larger = new Uint8Array(Math.max(Math.ceil(buckets), 2 * this.#values.length));
    larger.set(this.#values);
    this.#values = larger;
  }
}

const loudest = (channels: readonly Float32Array[], start: number, end: number): number => {
  let peak = 0;
  for (const samples of channels) {
    for (let i = start; i < end; i++) {
      const value = samples[i] as number;
      const distance = value < 0 ? -value : value;
      if (distance > peak) peak = distance;
    }
  }
  return peak;
};
