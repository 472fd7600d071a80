/** How long a wait may last before the player shows it, in milliseconds: nobody notices shorter ones. */
const tellAfter = 120;

/** Times a wait for media, and says whether it has been long enough to show. */
export class BufferingDelay {
  readonly #look: () => void;
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `look` is called when a wait has become long enough to show. */
  constructor(look: () => void) {
    this.#look = look;
  }

  /** Whether to show that the player is waiting. `waits`: whether it is waiting right now. */
  isTold(waits: boolean): boolean {
    this.stop();
    if (!waits) {
      this.#since = undefined;
      return false;
    }
    const now = performance.now();
    this.#since ??= now;
    const left = tellAfter - (now - this.#since);
    if (left <= 0) return true;
    this.#timer = setTimeout(this.#look, left);
    return false;
  }

  /** Cancels the pending call of `look`. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
