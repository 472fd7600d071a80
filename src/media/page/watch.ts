/** How long work may take, in milliseconds. */
export type Patience = {
  /** Until the worker answers. If it takes longer, its code is in an endless loop. */
  readonly answer: number;
  /** Until the work makes progress. */
  readonly advance: number;
};

/** How long work on this many bytes may take: the more there is to read, the longer one step can be. */
export const patienceFor = (bytes: number): Patience => ({
  answer: 8_000 + bytes / 50_000,
  advance: 20_000 + bytes / 20_000,
});

/** How long to wait for a first answer, in milliseconds: the worker may still be loading over a slow network. */
const loading = 60_000;

const tick = 500;

/** Counts at most this much per tick: after a longer gap, the page was suspended or its timers were throttled. */
const longestTick = 2 * tick;

type Watched = {
  /** Resolves as soon as the worker's event loop gets to it. */
  ping(): Promise<void>;
  /** Called once, if the work hangs. */
  lost(): void;
  patience(): Patience;
  /** Whether there is work to do. Once there is none, the watch ends with the worker's next answer. */
  isBusy?(): boolean;
};

/** Watches a worker while it has work to do, and reports when it hangs. */
export class Watch {
  readonly #watched: Watched;
  #timer: ReturnType<typeof setInterval> | undefined;
  #last = 0;
  #hasAnswered = false;
  #asked = false;
  #silent = 0;
  #standing = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  start(): void {
    if (this.#timer !== undefined) return;
    this.#last = performance.now();
    this.#standing = 0;
    this.#timer = setInterval(() => this.#look(), tick);
    this.#ask();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Call this when the work has made progress. */
  advanced(): void {
    this.#standing = 0;
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#silent = 0;
    void this.#watched.ping().then(() => {
      this.#asked = false;
      this.#hasAnswered = true;
    });
  }

  #look(): void {
    const now = performance.now();
    const passed = Math.min(now - this.#last, longestTick);
    this.#last = now;
    const isBusy = this.#watched.isBusy?.() ?? true;
    if (!isBusy) {
      this.#standing = 0;
      if (!this.#asked) {
        this.stop();
        return;
      }
    }
    const { answer, advance } = this.#watched.patience();
    if (this.#hasAnswered) this.#standing += passed;
    this.#silent += passed;
    const isSilent = this.#asked && this.#silent > (this.#hasAnswered ? answer : Math.max(answer, loading));
    if (isSilent || this.#standing > advance) {
      this.stop();
      this.#watched.lost();
      return;
    }
    this.#ask();
  }
}
