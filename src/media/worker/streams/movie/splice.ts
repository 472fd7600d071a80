import { makeSamples } from '../../pcm/convert';
import { lengthOf, type Pcm } from '../../pcm/pcm';

type Cut = { readonly from: number; readonly to: number };
type Pause = { readonly at: number; readonly seconds: number };

const part = (pcm: Pcm, from: number, to: number): Pcm =>
  from === 0 && to === lengthOf(pcm) ? pcm : { ...pcm, channels: pcm.channels.map((one) => one.slice(from, to)) };

/**
 * Passes on the output of a decoder, without the parts that must not be heard, and with silence where sound is missing.
 * Times are seconds since the decoder's first sample, counted in samples.
 */
export class Splice {
  readonly #give: (pcm: Pcm) => void;
  /** How many samples were passed on or dropped. */
  #samples = 0;
  #limit = Number.POSITIVE_INFINITY;
  #waiting: Pcm[] = [];
  #cuts: Cut[] = [];
  #pauses: Pause[] = [];
  /** Seconds passed on so far. */
  given = 0;

  constructor(give: (pcm: Pcm) => void) {
    this.#give = give;
  }

  /** Drops what is between two times. Neither this nor `pause` may reach back into what was already passed on. */
  cut(from: number, to: number): void {
    if (to > from) this.#cuts.push({ from, to });
  }

  /** Inserts silence before the sound at this time. */
  pause(at: number, seconds: number): void {
    this.#pauses.push({ at, seconds });
  }

  /** Sound after this time waits until the limit moves on. It can still be cut. */
  get limit(): number {
    return this.#limit;
  }

  set limit(seconds: number) {
    this.#limit = seconds;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const pcm of waiting) this.#take(pcm);
  }

  /** Takes the decoder's output. */
  readonly push = (pcm: Pcm): void => {
    this.#take(pcm);
  };

  #take(pcm: Pcm): void {
    const length = lengthOf(pcm);
    const free =
      this.#limit === Number.POSITIVE_INFINITY ? length : Math.round(this.#limit * pcm.sampleRate) - this.#samples;
    const until = this.#waiting.length > 0 ? 0 : Math.min(length, Math.max(0, free));
    if (until > 0) this.#process(part(pcm, 0, until));
    if (until < length) this.#waiting.push(part(pcm, until, length));
  }

  #process(pcm: Pcm): void {
    const { sampleRate } = pcm;
    const length = lengthOf(pcm);
    const sampleOf = (seconds: number) =>
      Math.min(length, Math.max(0, Math.round(seconds * sampleRate) - this.#samples));
    let at = 0;
    while (at < length) {
      while (this.#pauses[0] && sampleOf(this.#pauses[0].at) <= at)
        this.#rest(pcm, (this.#pauses.shift() as Pause).seconds);
      this.#cuts = this.#cuts.filter(({ to }) => Math.round(to * sampleRate) - this.#samples > at);
      const [cut] = this.#cuts;
      const to = Math.min(
        cut ? Math.max(at, sampleOf(cut.from)) : length,
        this.#pauses[0] ? sampleOf(this.#pauses[0].at) : length,
      );
      if (to > at) this.#pass(part(pcm, at, to));
      at = to;
      if (cut && at >= sampleOf(cut.from) && at < sampleOf(cut.to)) at = sampleOf(cut.to);
    }
    this.#samples += length;
  }

  #rest(like: Pcm, seconds: number): void {
    const { sampleRate, format, channels } = like;
    // In parts, since a pause may last for minutes.
    for (let left = Math.round(seconds * sampleRate); left > 0; ) {
      const length = Math.min(left, sampleRate);
      left -= length;
      const silence = makeSamples(format, length);
      this.#pass({ sampleRate, format, channels: channels.map(() => silence) });
    }
  }

  #pass(pcm: Pcm): void {
    this.given += lengthOf(pcm) / pcm.sampleRate;
    this.#give(pcm);
  }
}
