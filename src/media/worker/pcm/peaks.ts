import { toFloat32 } from './convert';
import { lengthOf, type Pcm } from './pcm';

const bucketsPerSecond = 100;

/** The loudest sample of every hundredth of a second, for drawing a waveform. */
export class Peaks {
  #values = new Uint8Array(1024);
  /** Where the sound with the current rate begins, in buckets, and how many samples of it there are. */
  #base = 0;
  #samples = 0;
  #rate = bucketsPerSecond;
  #taken = 0;

  /** Adds the sound that follows, with any rate, format and number of channels. */
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
      // The sample where the next bucket begins; rounding may put the position right before it.
      const next = Math.ceil(((bucket + 1 - this.#base) * this.#rate) / bucketsPerSecond);
      const end = Math.min(length, start + Math.max(1, next - this.#samples));
      const peak = Math.min(255, Math.round(255 * loudest(channels, start, end)));
      this.#values[bucket] = Math.max(peak, this.#values[bucket] as number);
      this.#samples += end - start;
      start = end;
    }
  }

  /**
   * One byte per bucket so far: the greatest distance from 0 in all channels, where 255 is full scale. The last bucket
   * may be incomplete. A view, valid until the next push.
   */
  get values(): Uint8Array {
    return this.#values.subarray(0, Math.ceil(this.#position));
  }

  /** The buckets not taken before. An incomplete one is left for later, unless the sound has ended. */
  take({ end = false } = {}): Uint8Array<ArrayBuffer> {
    const taken = this.#values.slice(this.#taken, end ? Math.ceil(this.#position) : Math.floor(this.#position));
    this.#taken += taken.length;
    return taken;
  }

  /** Where the sound ends, in buckets. */
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
