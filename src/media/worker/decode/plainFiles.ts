import { lengthOf, type Pcm } from '../pcm/pcm';
import { HeldTail, type Padding } from './heldTail';
import type { Give } from './reader';
import { loudest } from './soundEnd';

/** The head of what may be another file, with a little of its sound. */
type Head = { readonly pcms: Pcm[]; length: number };

/** Below this energy nothing is heard: a sound of 6 steps of 16 bits. */
const silent = 36;
/** An encoder's delay is so much quieter than the sound on either side of it: 12 dB, in energy. */
const quieter = 16;
/** Samples behind the delay that show how loud a file begins. */
const shown = 576;

/**
 * Joins files of MP3 that tell neither delay nor padding: of each it drops what its encoder added, where the sound
 * shows it.
 *
 * That a chunk begins another file cannot be known. A chunk whose first frame needs no other may be the next piece of
 * a stream that is encoded without bit reservoir, and a lost sample is worse than a gap: so both sides must show it.
 * The sound before falls to near nothing, and what follows is as near to nothing for as long as an encoder's delay.
 * In silence neither shows; then the stream is believed to go on as it did at the places before.
 */
export class PlainFiles {
  readonly #give: Give;
  readonly #delay: number;
  readonly #padding: Padding;
  #tail: HeldTail | undefined;
  #head: Head | undefined;
  /** What the places until now showed: files of their own, or one that goes on. */
  #shown: 'files' | 'one' | undefined;

  /** @param delay What the encoder, and the decoder, put before the sound of each file, in samples. */
  constructor(give: Give, delay: number, padding: Padding) {
    this.#give = give;
    this.#delay = delay;
    this.#padding = padding;
  }

  /** A file begins, whose delay has been taken off. */
  begin(): void {
    this.end();
    this.#tail = new HeldTail(this.#give, () => this.#padding);
  }

  /** What comes now may be the delay of another file, or go on with the one before. */
  mayBegin(): void {
    this.#settle();
    if (this.#tail && this.#shown !== 'one') this.#head = { pcms: [], length: 0 };
  }

  /** What comes now goes on with what came before, for sure. */
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

  /** The file was cut off: gives all that is held. */
  release(): void {
    this.#settle();
    this.#tail?.release();
    this.#tail = undefined;
  }

  /** A head that is too short to be a file's is none. */
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

  /** The energy of the loudest part; close to where sound begins, the decoder smears it. */
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
