/**
 * Holds a generator back while too much of its stream is unread or unplayed.
 *
 * @example
 * const pressure = new BackPressure(() => queue.length > 16);
 * await pressure.wait(); // before the generator's next yield
 * queue.shift();
 * pressure.update(); // lets it go on, if there is room
 */
export class BackPressure {
  readonly #isFull: () => boolean;
  readonly #waiting: (() => void)[] = [];
  #lifted = false;

  constructor(isFull: () => boolean) {
    this.#isFull = isFull;
  }

  get isFull(): boolean {
    return !this.#lifted && this.#isFull();
  }

  /** Whether a generator is waiting. */
  get isHolding(): boolean {
    return this.#waiting.length > 0;
  }

  /** Resolves when the generator may yield more. */
  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Lets the generator go on, if there is room. */
  update(): void {
    if (!this.isFull) this.release();
  }

  /** Lets the generator go on once, whether there is room or not. */
  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Lets the generator go on from now on, until {@link renew}. */
  lift(): void {
    this.#lifted = true;
    this.release();
  }

  /** Another run begins: holds its generator back again. */
  renew(): void {
    this.#lifted = false;
  }
}
