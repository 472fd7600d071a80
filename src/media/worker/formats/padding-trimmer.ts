import { lengthOf, type Pcm } from '../pcm/pcm';
import { loudest, soundEnd } from './sound-end';
import type { PcmSink } from './sound-reader';

/**
 * How many samples an encoder may have added after the sound: a range that does not depend on the length of the sound.
 */
export type Padding = { readonly least: number; readonly most: number };

/** Seconds of already emitted sound to keep: they show how loud the sound was before its end. */
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
 * Holds back as much of a file's sound as its encoder may have added at the end, until it is known what follows, and
 * passes the rest on at once. Takes the 16-bit samples of one file, without the encoder delay.
 */
export class PaddingTrimmer {
  readonly #give: PcmSink;
  readonly #padding: (sampleRate: number) => Padding;
  /** The latest emitted samples, followed by the held ones. */
  #kept: Pcm | undefined;
  #held = 0;
  /** Samples of the file before the kept ones. */
  #start = 0;

  /** @param padding Padding by the sample rate of the output, which may be twice the encoder's. */
  constructor(give: PcmSink, padding: (sampleRate: number) => Padding) {
    this.#give = give;
    this.#padding = padding;
  }

  push(pcm: Pcm): void {
    if (lengthOf(pcm) === 0) return;
    const { sampleRate } = pcm;
    if (pcm.lost) {
      // Pass it on by itself: whatever we joined to it would count as lost too.
      this.release();
      this.#start += lengthOf(pcm) + (this.#kept ? lengthOf(this.#kept) : 0);
      this.#kept = undefined;
      this.#give(pcm);
      return;
    }
    if (this.#kept && (this.#kept.sampleRate !== sampleRate || this.#kept.channels.length !== pcm.channels.length)) {
      // The sample rate or the number of channels changed: start over.
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

  /** How many of the held samples are sound, as far as can be detected: see `soundEnd`. */
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

  /** The energy of the loudest part of the held samples and of those emitted just before. */
  get loudest(): number {
    return this.#kept ? loudest(this.#kept.channels, this.#kept.sampleRate) : 0;
  }

  /** The file ends here: emits its sound without the detected padding. */
  end(): void {
    this.#pass(this.sound ?? this.#held);
    this.#held = 0;
    this.#kept = undefined;
  }

  /** Emits everything that is held. More of the same file may follow. */
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
