import { lengthOf, type Pcm } from '../pcm/pcm';
import type { Give } from './reader';

const slice = (pcm: Pcm, from: number, to: number): Pcm =>
  from === 0 && to === lengthOf(pcm) ? pcm : { ...pcm, channels: pcm.channels.map((one) => one.slice(from, to)) };

/**
 * Passes decoded sound on without the encoder's delay at its head and the padding at its tail. It counts samples, as
 * a decoder's own timestamps are whole microseconds at best. Times are seconds since the decoder's first sample: the
 * rate of what comes out (of HE-AAC) may not be the rate that the file tells.
 */
export class Trim {
  readonly #give: Give;
  #count = 0;
  #from = 0;
  #to = Number.POSITIVE_INFINITY;
  #held: Pcm[] = [];

  constructor(give: Give) {
    this.#give = give;
  }

  /** How many samples have come of the decoder. */
  get count(): number {
    return this.#held.reduce((sum, pcm) => sum + lengthOf(pcm), this.#count);
  }

  /** What comes before this time is dropped. */
  set from(seconds: number) {
    this.#from = seconds;
  }

  /** What comes at and after this time is held back until the time grows; what is held in the end is dropped. */
  set to(seconds: number) {
    this.#to = seconds;
    const held = this.#held;
    this.#held = [];
    for (const pcm of held) this.push(pcm);
  }

  /** For `FrameDecoder`. */
  readonly push = (pcm: Pcm): void => {
    const length = lengthOf(pcm);
    const at = (seconds: number) => Math.min(length, Math.max(0, Math.round(seconds * pcm.sampleRate) - this.#count));
    const to = this.#held.length > 0 ? 0 : at(this.#to);
    const from = Math.min(to, at(this.#from));
    if (to > from) this.#give(slice(pcm, from, to));
    this.#count += to;
    if (to < length) this.#held.push(slice(pcm, to, length));
  };
}
