import type { PcmSink } from '../../formats/sound-reader';
import { lengthOf, type Pcm } from '../../pcm/pcm';

const slice = (pcm: Pcm, from: number, to: number): Pcm =>
  from === 0 && to === lengthOf(pcm) ? pcm : { ...pcm, channels: pcm.channels.map((one) => one.slice(from, to)) };

/**
 * Passes decoded sound on without the encoder delay at its beginning and the padding at its end. It counts samples,
 * since a decoder's own timestamps are whole microseconds at best. Times are in seconds since the decoder's first
 * sample: the sample rate of the output (of HE-AAC) may differ from the one in the file.
 */
export class Trim {
  readonly #give: PcmSink;
  #count = 0;
  #from = 0;
  #to = Number.POSITIVE_INFINITY;
  #held: Pcm[] = [];

  constructor(give: PcmSink) {
    this.#give = give;
  }

  /** How many samples the decoder has output. */
  get count(): number {
    return this.#held.reduce((sum, pcm) => sum + lengthOf(pcm), this.#count);
  }

  /** Samples before this time are dropped. */
  set from(seconds: number) {
    this.#from = seconds;
  }

  /** Samples from this time on are held back until the time grows; those still held at the end are dropped. */
  set to(seconds: number) {
    this.#to = seconds;
    const held = this.#held;
    this.#held = [];
    for (const pcm of held) this.push(pcm);
  }

  /** The sink to pass to `FrameDecoder`. */
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
