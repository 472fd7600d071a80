/** Less media than this ahead, in seconds, and it is held: no engine is to run dry, since each makes its own of that. */
const holdBelow = 0.15;

/** With as much ahead as this it goes on, in seconds; or at the end of the stream with whatever there is. */
const goOnAt = 0.4;

/** It begins with as much as this, in seconds; or with less, when nothing more has come for `startAfter` milliseconds. */
const startAt = 0.2;
const startAfter = 80;

/** How often it is looked at when little is ahead, in milliseconds. */
const lookEvery = 10;

export type Held = {
  /** How much media lies ahead of where it is played, in seconds of it. */
  ahead(): number;
  /** All media is there: it may run to its end. */
  complete(): boolean;
  playbackRate(): number;
  play(): void;
  pause(): void;
};

/**
 * Keeps an element from running dry: it is paused while there is still something to play, and goes on when there is more.
 * Chromium raises its own threshold at every underrun (1.2, 2.6, 4.8 s), and WebKit may never say that it has ended.
 */
export class Hold {
  readonly #held: Held;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #on = false;
  #holding = true;
  #isNew = true;
  #lastGrowth = 0;
  #lastAhead = 0;

  constructor(held: Held) {
    this.#held = held;
  }

  /** It is to play and does not, for want of media. */
  get holding(): boolean {
    return this.#on && this.#holding;
  }

  /** From now on it is to play, as soon as there is enough. */
  start(): void {
    if (this.#on) return;
    this.#on = true;
    this.#holding = true;
    this.#lastAhead = 0;
    this.look();
  }

  stop(): void {
    this.#on = false;
    this.#holding = true;
    clearTimeout(this.#timer);
  }

  /** Another stream, or another place of it: it begins as one that has not been heard. */
  renew(): void {
    this.#isNew = true;
    this.#lastAhead = 0;
    if (this.#on) this.look();
  }

  /** Looks whether it is to be held or to go on. Called when there is more media, and by itself when it matters. */
  look(): void {
    clearTimeout(this.#timer);
    if (!this.#on) return;
    const ahead = this.#held.ahead();
    if (this.#holding ? this.#mayGoOn(ahead) : this.#isLow(ahead)) {
      this.#holding = !this.#holding;
      if (this.#holding) this.#held.pause();
      else {
        this.#isNew = false;
        this.#held.play();
      }
    }
    const spare = this.#holding ? 0 : ((ahead - holdBelow) / this.#held.playbackRate()) * 1000;
    this.#timer = setTimeout(() => this.look(), Math.min(250, Math.max(lookEvery, spare / 2)));
  }

  #isLow(ahead: number): boolean {
    return ahead < holdBelow * this.#held.playbackRate() && !this.#held.complete();
  }

  #mayGoOn(ahead: number): boolean {
    const now = performance.now();
    if (ahead !== this.#lastAhead) {
      this.#lastAhead = ahead;
      this.#lastGrowth = now;
    }
    if (this.#held.complete()) return true;
    if (!this.#isNew) return ahead >= goOnAt * this.#held.playbackRate();
    return ahead >= startAt || (ahead > 0 && now - this.#lastGrowth > startAfter);
  }
}
