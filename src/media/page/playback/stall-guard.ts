/** Hold playback if less than this is ahead, in seconds. No engine should run dry: each reacts in its own way. */
const holdBelow = 0.15;

/** Go on once this much is ahead, in seconds; or with whatever there is at the end of the stream. */
const goOnAt = 0.4;

/**
 * Start once this much is ahead, in seconds; or with less, if nothing more has come for `startAfter` milliseconds, but
 * never with so little that playback would be held again at once.
 */
const startAt = 0.2;
const startAfter = 80;

/** How long playback may stand still although there is enough media, in milliseconds, before we nudge the engine. */
const nudgeAfter = 400;

/** The shortest and the longest time between two looks, in milliseconds: the less is ahead, the more often we look. */
const lookEvery = 10;
const lookAtLeastEvery = 250;

export type Held = {
  /** How much media is ahead of the playhead, in seconds of media. */
  ahead(): number;
  /** All media is there: playback may run to the end. */
  complete(): boolean;
  playbackRate(): number;
  /** Whether the element is not paused, yet stands still because the engine thinks it lacks media. */
  starved(): boolean;
  play(): void;
  pause(): void;
  /** Makes the engine check again whether it has enough media. A last resort, since it may be audible. */
  nudge(): void;
};

/**
 * Keeps an element from running dry: pauses it while there is still something to play, and resumes when there is more.
 * Chromium raises its own threshold with every underrun (1.2, 2.6, 4.8 s), and WebKit may never report the end.
 */
export class StallGuard {
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

  /** Whether the element should be playing, but is held for lack of media. */
  get holding(): boolean {
    return this.#on && this.#holding;
  }

  /** Plays from now on, as soon as there is enough media. */
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

  /** Starts afresh with another stream or after a seek: {@link startAt} applies again. */
  renew(): void {
    this.#isNew = true;
    this.#lastAhead = 0;
    if (this.#on) this.look();
  }

  /** Decides whether to hold or to go on. Call this when there is more media; otherwise it runs on its own timer. */
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

  /** If the page was too busy to look, playback runs dry after all. What comes then is not enough for Chromium. */
  #nudge(ahead: number): void {
    const isStarved = !this.#holding && ahead >= goOnAt * this.#held.playbackRate() && this.#held.starved();
    const now = performance.now();
    this.#starvedSince = isStarved ? (this.#starvedSince ?? now) : undefined;
    if (this.#starvedSince === undefined || now - this.#starvedSince < nudgeAfter) return;
    this.#starvedSince = undefined;
    this.#held.nudge();
  }

  /** How many milliseconds can pass with nothing to do, unless more media comes. */
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

/** Tells at each call whether an element is not paused, yet stands still since the last call for lack of media. */
export const starvationOf = (element: HTMLMediaElement): (() => boolean) => {
  let stoodAt = 0;
  return () => {
    const { currentTime, paused, readyState, seeking } = element;
    const stands = currentTime === stoodAt;
    stoodAt = currentTime;
    return stands && !paused && !seeking && readyState <= HTMLMediaElement.HAVE_CURRENT_DATA;
  };
};
