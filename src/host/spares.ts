import { Sandbox, type WorkerLike } from './sandbox';

/** How long a program that has just loaded has the processor to itself, in milliseconds. */
const headStart = 100;

/** Keeps one worker warm, so that nobody waits for one to start. */
export class Spares {
  readonly #spawn: () => WorkerLike;
  #spare: Sandbox | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** Starts a spare unless one is ready. Adds a `yieldcast:spare` performance mark once it is. */
  warm() {
    clearTimeout(this.#timer);
    if (this.#spare && !this.#spare.dead) return;
    this.#spare = new Sandbox(this.#spawn());
    this.#spare.ready.then(
      () => performance.mark('yieldcast:spare'),
      () => {},
    );
  }

  /** Does so once the program that has just loaded is on the page. */
  warmSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.warm(), headStart);
  }

  /** Takes the spare, or starts a new worker if there is none. */
  take(): Sandbox {
    this.warm();
    const taken = this.#spare as Sandbox;
    this.#spare = undefined;
    return taken;
  }

  dispose() {
    clearTimeout(this.#timer);
    this.#spare?.terminate();
    this.#spare = undefined;
  }
}
