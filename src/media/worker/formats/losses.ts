import { lengthOf, type Pcm } from '../pcm/pcm';

/** This many gaps are reported one by one; the rest only as a total. */
const mostTold = 3;

/** Losses less than this many seconds apart count as one gap. */
const near = 0.25;

const clock = (seconds: number): string => {
  const whole = Math.floor(seconds);
  const [minutes, rest] = [Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, '0')];
  return whole < 3600
    ? `${minutes}:${rest}`
    : `${Math.floor(whole / 3600)}:${String(minutes).padStart(2, '0')}:${rest}`;
};

const long = (seconds: number): string =>
  `${seconds < 0.1 ? Number(seconds.toPrecision(1)) : Number(seconds.toFixed(1))} s`;

/** Reports which parts of a file's sound could not be decoded, and where. */
export class Losses {
  readonly #tell: (problem: string) => void;
  /** The position in the file so far, in seconds. */
  #at = 0;
  #open: { from: number; to: number; seconds: number } | undefined;
  #told = 0;
  #others = { places: 0, seconds: 0 };

  /** @param tell Receives a sentence without its full stop. */
  constructor(tell: (problem: string) => void) {
    this.#tell = tell;
  }

  /** Records the next samples of the file. */
  pass(pcm: Pcm): void {
    const from = this.#at;
    this.#at += lengthOf(pcm) / pcm.sampleRate;
    if (!pcm.lost) return;
    if (this.#open && from - this.#open.to > near) this.#close();
    this.#open ??= { from, to: from, seconds: 0 };
    this.#open.to = this.#at;
    this.#open.seconds += this.#at - from;
  }

  /** Reports the current gap if it is over. */
  tell(): void {
    if (this.#open && this.#at - this.#open.to > near) this.#close();
  }

  end(): void {
    this.#close();
    const { places, seconds } = this.#others;
    if (places > 0)
      this.#tell(`${long(seconds)} at ${places} other ${places === 1 ? 'place' : 'places'} could not be read`);
  }

  #close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    if (this.#told < mostTold) {
      this.#told++;
      this.#tell(`${long(open.seconds)} at ${clock(open.from)} could not be read`);
    } else {
      this.#others.places++;
      this.#others.seconds += open.seconds;
    }
  }
}
