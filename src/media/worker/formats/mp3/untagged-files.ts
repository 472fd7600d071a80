import { lengthOf, type Pcm } from '../../pcm/pcm';
import { type Padding, PaddingTrimmer } from '../padding-trimmer';
import { loudest } from '../sound-end';
import type { PcmSink } from '../sound-reader';

/** The beginning of what may be another file, with a little of its sound. */
type Head = { readonly pcms: Pcm[]; length: number };

/** Below this energy nothing is audible: an amplitude of 6 steps of 16 bits. */
const silent = 36;
/** An encoder's delay is quieter than the sound on either side of it by this factor of energy (12 dB). */
const quieter = 16;
/** Samples after the delay that show how loud a file begins. */
const shown = 576;

/**
 * Joins MP3 files that declare neither delay nor padding: drops what each file's encoder added, where the sound shows
 * it.
 *
 * Nothing says whether a chunk begins another file. If its first frame needs no earlier frame, it may still be the next
 * piece of a stream encoded without a bit reservoir, and a lost sample is worse than a gap. So both sides must show it:
 * the sound before falls to near silence, and near silence follows for as long as an encoder's delay. In silence
 * neither side shows anything; then we assume the same as at earlier boundaries.
 */
export class UntaggedMp3Joiner {
  readonly #give: PcmSink;
  readonly #delay: number;
  readonly #padding: Padding;
  #tail: PaddingTrimmer | undefined;
  #head: Head | undefined;
  /** What earlier boundaries showed: separate files, or one continuous file. */
  #shown: 'files' | 'one' | undefined;

  /** @param delay Samples that the encoder and the decoder put before the sound of each file. */
  constructor(give: PcmSink, delay: number, padding: Padding) {
    this.#give = give;
    this.#delay = delay;
    this.#padding = padding;
  }

  /** A file begins, with its delay already removed. */
  begin(): void {
    this.end();
    this.#tail = new PaddingTrimmer(this.#give, () => this.#padding);
  }

  /** What follows may be the delay of another file, or may continue the current one. */
  mayBegin(): void {
    this.#settle();
    if (this.#tail && this.#shown !== 'one') this.#head = { pcms: [], length: 0 };
  }

  /** What follows certainly continues what came before. */
  goesOn(): void {
    this.#settle();
    if (this.#shown === undefined) this.#shown = 'one';
  }

  push(pcm: Pcm): void {
    const head = this.#head;
    if (!head) {
      if (this.#tail) this.#tail.push(pcm);
      else this.#give(pcm);
      return;
    }
    head.pcms.push(pcm);
    head.length += lengthOf(pcm);
    if (head.length >= this.#delay + shown) this.#decide(head);
  }

  /** The file ends here. */
  end(): void {
    this.#settle();
    this.#tail?.end();
    this.#tail = undefined;
  }

  /** The file was cut off: emits everything that is held. */
  release(): void {
    this.#settle();
    this.#tail?.release();
    this.#tail = undefined;
  }

  /** Treats a beginning that is too short to be a file's as part of the current file. */
  #settle(): void {
    const head = this.#head;
    this.#head = undefined;
    for (const pcm of head?.pcms ?? []) this.push(pcm);
  }

  #decide(head: Head): void {
    const [delay, before] = [this.#loudest(head, 0, this.#delay), this.#tail?.loudest ?? 0];
    const sound = Math.max(before, this.#loudest(head, this.#delay, head.length));
    const isQuiet = delay < silent || delay * quieter < sound;
    if (isQuiet && before > silent && this.#tail?.sound !== undefined) this.#shown = 'files';
    if (!isQuiet && delay * 4 > sound && this.#shown === undefined) this.#shown = 'one';
    if (!isQuiet || this.#shown !== 'files') {
      this.#settle();
      return;
    }
    this.#head = undefined;
    this.begin();
    let skip = this.#delay;
    for (const pcm of head.pcms) {
      const from = Math.min(skip, lengthOf(pcm));
      skip -= from;
      this.push({ ...pcm, channels: pcm.channels.map((channel) => channel.slice(from)) });
    }
  }

  /** The energy of the loudest part. Leaves out what is close to where sound begins, because the decoder smears it. */
  #loudest({ pcms }: Head, from: number, to: number): number {
    const sampleRate = pcms[0]?.sampleRate ?? 0;
    const end = to === this.#delay ? to - Math.round(0.002 * sampleRate) : to;
    let start = 0;
    const parts: Pcm['channels'][number][][] = [];
    for (const { channels } of pcms) {
      const length = channels[0]?.length ?? 0;
      parts.push(channels.map((channel) => channel.slice(Math.max(0, from - start), Math.max(0, end - start))));
      start += length;
    }
    return Math.max(0, ...parts.map((channels) => loudest(channels, sampleRate)));
  }
}
