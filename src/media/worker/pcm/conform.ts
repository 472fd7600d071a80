import { toFloat32 } from './convert';
import type { Pcm } from './pcm';
import { remix } from './remix';
import { Resampler } from './resample';

type Shape = { sampleRate: number; channels: number };

/** Sample rates that browsers play, in Hz: Chromium accepts 3,000 to 655,350. */
const lowestRate = 3_000;
const highestRate = 384_000;

const playable = (rate: number): number => Math.min(Math.max(rate, lowestRate), highestRate);

/**
 * Brings sound of any rate and any number of channels onto one timeline. Sound with a higher rate or more channels than
 * all before raises the stream from there on, so that nothing is lost. Sound with less is brought up to what the stream
 * has, since WebKit makes such a change audible.
 */
export class StreamConformer {
  readonly #give: (pcm: Pcm) => void;
  #shape: Shape | undefined;
  /** Resamples sound of a lower rate. Kept from chunk to chunk, so that there is no seam between them. */
  #resampling: { from: number; channels: number; resampler: Resampler } | undefined;

  constructor(give: (pcm: Pcm) => void) {
    this.#give = give;
  }

  push(pcm: Pcm): void {
    const shape = this.#grow(pcm);
    const fitted = remix(pcm, shape.channels);
    if (pcm.sampleRate === shape.sampleRate) {
      this.flush();
      this.#give(fitted);
      return;
    }
    if (this.#resampling?.from !== pcm.sampleRate || this.#resampling.channels !== shape.channels) {
      this.flush();
      const resampler = new Resampler(pcm.sampleRate, shape.sampleRate, shape.channels);
      this.#resampling = { from: pcm.sampleRate, channels: shape.channels, resampler };
    }
    this.#giveResampled(this.#resampling.resampler.push(toFloat32(fitted)));
  }

  /** Emits what is held back, when other sound follows or none. */
  flush(): void {
    const resampling = this.#resampling;
    this.#resampling = undefined;
    if (resampling) this.#giveResampled(resampling.resampler.flush());
  }

  #grow({ sampleRate: given, channels }: Pcm): Shape {
    const sampleRate = playable(given);
    const before = this.#shape;
    if (before && sampleRate <= before.sampleRate && channels.length <= before.channels) return before;
    this.flush();
    this.#shape = {
      sampleRate: Math.max(sampleRate, before?.sampleRate ?? 0),
      channels: Math.max(channels.length, before?.channels ?? 0),
    };
    return this.#shape;
  }

  #giveResampled(channels: Float32Array[]): void {
    if (!this.#shape || !channels[0]?.length) return;
    this.#give({ sampleRate: this.#shape.sampleRate, format: 'f32', channels });
  }
}
