import { Sandbox, type WorkerLike } from './sandbox';

/** Keeps one worker warm, so that none has to be started while a person waits. */
export class Spares {
  readonly #spawn: () => WorkerLike;
  #spare: Sandbox | undefined;

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** Starts a spare, unless one stands ready. */
  warm() {
    if (!this.#spare || this.#spare.dead) this.#spare = new Sandbox(this.#spawn());
  }

  /** Gives the spare away, or a new worker if there is none. */
  take(): Sandbox {
    this.warm();
    const taken = this.#spare as Sandbox;
    this.#spare = undefined;
    return taken;
  }

  dispose() {
    this.#spare?.terminate();
    this.#spare = undefined;
  }
}
