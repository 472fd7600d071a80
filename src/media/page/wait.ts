/** For how long it has to wait before it says so, in milliseconds: waits that nobody notices are not told. */
const tellAfter = 120;

/** A wait for media, and whether it has been so long that it is told of. */
export class Wait {
  readonly #look: () => void;
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `look` is called when a wait has become long enough. */
  constructor(look: () => void) {
    this.#look = look;
  }

  /** Is it to be told, now that it waits or does not? */
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

  /** Nobody is called any more. */
  stop(): void {
    clearTimeout(this.#timer);
  }
}
