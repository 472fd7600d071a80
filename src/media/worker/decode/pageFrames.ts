import { lengthOf, type Pcm } from '../pcm/pcm';
import { joined } from './bytes';
import type { DecodeOnPage, Give } from './reader';

/** What differs between codecs. */
export type PageFrames = {
  /** In sentences. */
  readonly name: string;
  readonly sampleRate: number;
  /** Samples of a frame. */
  readonly samples: number;
  /** May stand before the first frame, which alone is too short for a page's decoder to tell what it is. */
  readonly lead: (first: Uint8Array) => Uint8Array;
  /** How many frames before the one at `first` must be decoded too, so that it comes out as in the whole file. */
  readonly preRoll: (frames: readonly Uint8Array[], first: number) => number;
};

/** Four frames suffice `decodeAudioData` to see what they are, and settle the decoder's filters. */
export const leastPreRoll = 4;
/** Of new frames, in the first window: its sound is to come soon. */
const firstWindow = 10;
const largestWindow = 200;
/** The longest that a bit reservoir reaches back is 24 frames: 8 kbit/s at 24 kHz. */
const remembered = 30;

/** Full scale is 2^15, as everywhere in Web Audio. */
const to16 = (samples: ArrayLike<number>): Int16Array =>
  Int16Array.from(samples, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));

/**
 * Does what `FrameDecoder` does by `decodeAudioData` on the page: in windows of frames that begin with some that were
 * decoded before, whose samples are dropped. What is before the first frame is made up.
 */
export class PageFrameDecoder {
  readonly #of: PageFrames;
  readonly #give: Give;
  readonly #decodeOnPage: DecodeOnPage;
  /** Those that were decoded, and from `#next` on those that were not. */
  #frames: Uint8Array[] = [];
  #next = 0;
  #any = false;
  #closed = false;

  constructor(of: PageFrames, give: Give, decodeOnPage: DecodeOnPage) {
    this.#of = of;
    this.#give = give;
    this.#decodeOnPage = decodeOnPage;
  }

  decode(frame: Uint8Array): void {
    if (this.#frames.length === 0) {
      this.#frames = Array(leastPreRoll).fill(this.#of.lead(frame));
      this.#next = leastPreRoll;
    }
    this.#frames.push(frame);
  }

  async settled(): Promise<void> {
    while (this.#next < this.#frames.length && !this.#closed) await this.#decodeWindow();
  }

  /** Forgets the frames: what comes next is another file. */
  async flush(): Promise<void> {
    await this.settled();
    this.#frames = [];
    this.#next = 0;
  }

  close(): void {
    this.#closed = true;
    this.#frames = [];
  }

  async #decodeWindow(): Promise<void> {
    const { name, sampleRate } = this.#of;
    const before = Math.min(this.#next, this.#of.preRoll(this.#frames, this.#next));
    const end = Math.min(this.#frames.length, this.#next + (this.#any ? largestWindow : firstWindow));
    const window = this.#frames.slice(this.#next - before, end);
    const pcm = await this.#decodeOnPage(joined(window));
    // HE-AAC tells half its rate in its headers.
    const samples = pcm.sampleRate === 2 * sampleRate ? 2 * this.#of.samples : this.#of.samples;
    if (samples === this.#of.samples && pcm.sampleRate !== sampleRate) {
      throw new Error(
        `the page decoded ${name} of ${sampleRate} samples a second to ${pcm.sampleRate}: they must be equal`,
      );
    }
    const wanted = (end - this.#next) * samples;
    if (!this.#closed) this.#give(lastOf(pcm, wanted, name));
    this.#any = true;
    const forgotten = Math.max(0, end - remembered);
    this.#frames.splice(0, forgotten);
    this.#next = end - forgotten;
  }
}

/** Counted from the end: Firefox drops the first 1,024 samples of AAC, others may drop frames that miss their reservoir. */
const lastOf = (pcm: Pcm, wanted: number, name: string): Pcm => {
  const from = lengthOf(pcm) - wanted;
  if (from < 0) throw new Error(`the page decoded ${lengthOf(pcm)} samples of ${name}, and ${wanted} were expected`);
  return { ...pcm, format: 's16', channels: pcm.channels.map((channel) => cut16(pcm, channel.subarray(from))) };
};

const cut16 = ({ format }: Pcm, samples: ArrayLike<number>): Int16Array =>
  format === 's16' ? Int16Array.from(samples) : to16(samples);
