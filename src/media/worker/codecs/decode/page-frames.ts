import { joined } from '../../bytes/bytes';
import type { DecodeOnPage, PcmSink } from '../../formats/sound-reader';
import { lengthOf, type Pcm } from '../../pcm/pcm';

/** What differs between codecs. */
export type PageFrames = {
  /** The codec's name in messages. */
  readonly name: string;
  readonly sampleRate: number;
  /** Samples per frame. */
  readonly samples: number;
  /**
   * Returns a frame to put before the first one, which alone is too short for the page's decoder to detect its format.
   */
  readonly lead: (first: Uint8Array) => Uint8Array;
  /** How many frames before `first` must be decoded too, so that it sounds as it does in the whole file. */
  readonly preRoll: (frames: readonly Uint8Array[], first: number) => number;
};

/** `decodeAudioData` needs four frames to detect the format and to settle the decoder's filters. */
export const leastPreRoll = 4;
/** New frames in the first window: few, so that sound starts early. */
const firstWindow = 10;
const largestWindow = 200;
/** Frames to remember: a bit reservoir reaches back 24 frames at most, at 8 kbit/s and 24 kHz. */
const remembered = 30;

/** Full scale is 2^15, as everywhere in Web Audio. */
const to16 = (samples: ArrayLike<number>): Int16Array =>
  Int16Array.from(samples, (sample) => Math.max(-32768, Math.min(32767, Math.round(sample * 32768))));

/**
 * Does the job of `FrameDecoder` with `decodeAudioData` on the page. It decodes windows of frames; each window begins
 * with some frames that were decoded before, whose samples are dropped. Frames made from the first one precede it.
 */
export class PageFrameDecoder {
  readonly #of: PageFrames;
  readonly #give: PcmSink;
  readonly #decodeOnPage: DecodeOnPage;
  /** Frames before `#next` have been decoded, those from there on have not. */
  #frames: Uint8Array[] = [];
  #next = 0;
  #any = false;
  #closed = false;

  constructor(of: PageFrames, give: PcmSink, decodeOnPage: DecodeOnPage) {
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

  /** Forgets all frames: another file follows. */
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
    // HE-AAC states half its sample rate in its headers.
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

/**
 * Takes the samples from the end: Firefox drops the first 1,024 samples of AAC, and other engines may drop frames
 * without their bit reservoir.
 */
const lastOf = (pcm: Pcm, wanted: number, name: string): Pcm => {
  const from = lengthOf(pcm) - wanted;
  if (from < 0) throw new Error(`the page decoded ${lengthOf(pcm)} samples of ${name}, and ${wanted} were expected`);
  return { ...pcm, format: 's16', channels: pcm.channels.map((channel) => cut16(pcm, channel.subarray(from))) };
};

const cut16 = ({ format }: Pcm, samples: ArrayLike<number>): Int16Array =>
  format === 's16' ? Int16Array.from(samples) : to16(samples);
