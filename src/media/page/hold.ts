/** Less media than this ahead, in seconds, and it is held: no engine is to run dry, since each makes its own of that. */
const holdBelow = 0.15;

/** With as much ahead as this it goes on, in seconds; or at the end of the stream with whatever there is. */
const goOnAt = 0.4;

/**
 * It begins with as much as this, in seconds; or with less, when nothing more has come for `startAfter` milliseconds. But
 * not with so little that it would be held at once.
 */
const startAt = 0.2;
const startAfter = 80;

/** For so long it may stand though there is enough, in milliseconds; then the engine is nudged. */
const nudgeAfter = 400;

/** How often it is looked at when little is ahead, in milliseconds. */
const lookEvery = 10;
const lookAtLeastEvery = 250;

export type Held = {
  /** How much media lies ahead of where it is played, in seconds of it. */
  ahead(): number;
  /** All media is there: it may run to its end. */
  complete(): boolean;
  playbackRate(): number;
  /** It is not paused, yet stands for want of media, as the engine sees it. */
  starved(): boolean;
  play(): void;
  pause(): void;
  /** Makes the engine think anew of how much media it wants. It may be heard: a last resort. */
  nudge(): void;
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
  #starvedSince: number | undefined;

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
    this.#nudge(ahead);
    this.#timer = setTimeout(
      () => this.look(),
      Math.min(lookAtLeastEvery, Math.max(lookEvery, this.#spare(ahead) / 2)),
    );
  }

  /** It has run dry after all, since the page was too busy to look: what comes then is not enough for Chromium. */
  #nudge(ahead: number): void {
    const isStarved = !this.#holding && ahead >= goOnAt * this.#held.playbackRate() && this.#held.starved();
    const now = performance.now();
    this.#starvedSince = isStarved ? (this.#starvedSince ?? now) : undefined;
    if (this.#starvedSince === undefined || now - this.#starvedSince < nudgeAfter) return;
    this.#starvedSince = undefined;
    this.#held.nudge();
  }

  /** For how many milliseconds nothing is to be done, unless there is more media. */
  #spare(ahead: number): number {
    if (this.#holding) return this.#isNew && ahead > 0 ? 0 : Number.POSITIVE_INFINITY;
    return (ahead / this.#held.playbackRate() - holdBelow) * 1000;
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
    const seconds = ahead / this.#held.playbackRate();
    if (!this.#isNew) return seconds >= goOnAt;
    return seconds >= startAt || (seconds > holdBelow && now - this.#lastGrowth > startAfter);
  }
}
