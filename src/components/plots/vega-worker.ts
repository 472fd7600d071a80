import * as Comlink from 'comlink';
import { say } from '../../words';
import { startVega } from './start-vega';
import type { Drawing, Shown } from './vega/messages';

/** For how many seconds a plot may compute at a time. A specification comes from the sandbox and may ask for endless work. */
export const timeLimit = { seconds: 10 };

/** What draws, as it answers from its worker. */
type Asked = {
  [K in keyof Drawing]: (...given: Parameters<Drawing[K]>) => Promise<Awaited<ReturnType<Drawing[K]>>>;
};

type Listener = { show(shown: Shown): void; end(): void };

/** What plots that are gone leave behind: starting another one takes a quarter of a second. */
const free: VegaWorker[] = [];
const mostFree = 2;

/** A worker that draws for one plot. Calls come one after the other; one that takes too long ends the worker. */
export class VegaWorker {
  /** A worker for a plot. */
  static of(on: Listener): VegaWorker {
    const worker = free.pop() ?? new VegaWorker();
    worker.#on = on;
    return worker;
  }

  readonly #worker = startVega();
  readonly #drawing = Comlink.wrap<Drawing>(this.#worker) as Asked;
  readonly #ready: Promise<void>;
  readonly #over: Promise<never>;
  #reject: (reason: Error) => void = () => {};
  #last: Promise<unknown> = Promise.resolve();
  #on: Listener | undefined;
  /** Has it been ended? It draws nothing more. */
  ended = false;

  private constructor() {
    this.#over = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.#over.catch(() => {});
    this.#ready = new Promise((resolve) => {
      this.#worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data === 'ready') resolve();
        else if (typeof data === 'object' && data !== null && 'shown' in data) this.#on?.show(data.shown as Shown);
      });
    });
    this.#worker.addEventListener('error', () => this.#end(new Error(say('A part of this page could not be loaded.'))));
  }

  /** Asks for something, once all earlier calls are answered. Its time begins when the worker is there and free. */
  ask<T>(call: (drawing: Asked) => Promise<T>): Promise<T> {
    const answer = this.#last.then(async () => {
      await Promise.race([this.#ready, this.#over]);
      // Time in which the whole machine or tab slept does not count: it has no ticks.
      let left = 10;
      const clock = setInterval(() => {
        left -= 1;
        if (left > 0) return;
        this.#end(new Error(say`This plot computed for longer than ${timeLimit.seconds} seconds, so it was ended.`));
      }, timeLimit.seconds * 100);
      try {
        return await Promise.race([call(this.#drawing), this.#over]);
      } finally {
        clearInterval(clock);
      }
    });
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** The frame that it sent is on the page. */
  seen() {
    if (!this.ended) void this.#drawing.seen();
  }

  /** Its plot is gone: it may draw another one, if it has nothing left to compute. */
  release() {
    this.#on = undefined;
    void this.ask((drawing) => drawing.forget()).then(
      () => (free.length < mostFree ? free.push(this) : this.#end()),
      () => {},
    );
  }

  #end(reason = new Error('The plot is gone.')) {
    if (this.ended) return;
    this.ended = true;
    this.#worker.terminate();
    this.#reject(reason);
    this.#on?.end();
  }
}
