import { Sandbox, type WorkerLike } from './sandbox';

/** Keeps one worker warm, so that none has to be started while a person waits. */
export class Spares {
  readonly #spawn: () => WorkerLike;
  #spare: Sandbox | undefined;

  constructor(spawn: () => WorkerLike) {
    this.#spawn = spawn;
  }

  /** Starts a spare, unless one stands ready. When it does, the browser's timeline gets a `yieldcast:spare` mark. */
  warm() {
    if (this.#spare && !this.#spare.dead) return;
    this.#spare = new Sandbox(this.#spawn());
    this.#spare.ready.then(
      () => performance.mark('yieldcast:spare'),
      () => {},
    );
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
