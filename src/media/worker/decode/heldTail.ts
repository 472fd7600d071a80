import { lengthOf, type Pcm } from '../pcm/pcm';
import type { Give } from './reader';
import { loudest, soundEnd } from './soundEnd';

/** How many samples an encoder may have added behind the sound: a range, whatever the sound's length. */
export type Padding = { readonly least: number; readonly most: number };

/** Seconds of what was given already that are remembered: they show how loud the sound was before its end. */
const context = 0.01;

const part = (pcm: Pcm, from: number, to: number): Pcm => ({
  ...pcm,
  channels: pcm.channels.map((channel) => channel.slice(from, to)),
});

const joinedPcm = (one: Pcm, other: Pcm): Pcm => {
  const channels = one.channels.map((channel, at) => {
    const both = new Int16Array(channel.length + lengthOf(other));
    both.set(channel);
    both.set(other.channels[at] ?? [], channel.length);
    return both;
  });
  return { ...one, channels };
};

/**
 * Holds back as much of a file's sound as its encoder may have added at the end, until it is known what follows; the
 * rest it passes on at once. Takes samples of 16 bits, of one file, from behind the encoder's delay on.
 */
export class HeldTail {
  readonly #give: Give;
  readonly #padding: (sampleRate: number) => Padding;
  /** What was given last, and behind it what is held. */
  #kept: Pcm | undefined;
  #held = 0;
  /** Samples of the file before those that are kept. */
  #start = 0;

  /** @param padding By the rate of what comes out, which may be twice that of the encoder. */
  constructor(give: Give, padding: (sampleRate: number) => Padding) {
    this.#give = give;
    this.#padding = padding;
  }

  push(pcm: Pcm): void {
    if (lengthOf(pcm) === 0) return;
    const { sampleRate } = pcm;
    if (pcm.lost) {
      // It passes by itself: what is joined to it would count as lost too.
      this.release();
      this.#start += lengthOf(pcm) + (this.#kept ? lengthOf(this.#kept) : 0);
      this.#kept = undefined;
      this.#give(pcm);
      return;
    }
    if (this.#kept && (this.#kept.sampleRate !== sampleRate || this.#kept.channels.length !== pcm.channels.length)) {
      // The length so far has another unit, or the other channels another sound: it begins anew.
      this.release();
      this.#kept = undefined;
      this.#start = 0;
    }
    const kept = this.#kept ? joinedPcm(this.#kept, pcm) : pcm;
    this.#kept = kept;
    this.#held += lengthOf(pcm);
    this.#pass(this.#held - this.#padding(sampleRate).most);
    const forgotten = lengthOf(kept) - this.#held - Math.round(context * sampleRate);
    if (forgotten <= 0) return;
    this.#kept = part(kept, forgotten, lengthOf(kept));
    this.#start += forgotten;
  }

  /** How many of the samples that are held are sound, as far as that is to be seen: see `soundEnd`. */
  get sound(): number | undefined {
    const kept = this.#kept;
    if (!kept || this.#held === 0) return undefined;
    const { channels, sampleRate } = kept;
    const length = lengthOf(kept);
    const { least, most } = this.#padding(sampleRate);
    const [earliest, latest] = [Math.max(length - this.#held, length - most), length - least];
    const end = soundEnd({ channels, sampleRate, start: this.#start, earliest, latest });
    return end === undefined ? undefined : end - (length - this.#held);
  }

  /** The energy of the loudest part of what is held, and of what was given right before it. */
  get loudest(): number {
    return this.#kept ? loudest(this.#kept.channels, this.#kept.sampleRate) : 0;
  }

  /** The file ends here: gives its sound, without what seems to be padding. */
  end(): void {
    this.#pass(this.sound ?? this.#held);
    this.#held = 0;
    this.#kept = undefined;
  }

  /** Gives all that is held. More of the same file may come. */
  release(): void {
    this.#pass(this.#held);
  }

  #pass(count: number): void {
    if (count <= 0 || !this.#kept) return;
    const from = lengthOf(this.#kept) - this.#held;
    this.#held -= count;
    this.#give(part(this.#kept, from, from + count));
  }
}
