import type * as Comlink from 'comlink';
import type { MediaWorker } from '../contract';
import { type LentWorker, lendMediaWorker } from './mediaWorker';
import { patienceFor, Watch } from './watch';

/** How long a worker may be silent, in milliseconds, if all that it can be busy with belongs to closed streams. */
const whenUnwanted = 1_000;

/** One stream in a {@link StreamWorker}. */
export type StreamClient = {
  /** How many bytes of it the worker has and has not read yet; `undefined` where nothing is asked of the worker. */
  readonly pending: number | undefined;
  /** Opens the stream in the worker: at first, and again in a new worker if the one before never came to it. */
  open(remote: Comlink.Remote<MediaWorker>): void;
  /** The worker was ended, with all it had of the stream: it hung. */
  hung(): void;
  /** The worker's code could not be loaded. */
  failed(message: string): void;
};

/**
 * The media worker of one output's streams, so that no output's chunk can silence another one. It is watched while it
 * has work to do, and replaced when it hangs.
 */
export class StreamWorker {
  readonly #clients = new Map<StreamClient, boolean>();
  #lent: LentWorker | undefined;
  #watch: Watch | undefined;

  /** Opens a stream. */
  add(client: StreamClient): void {
    this.#clients.set(client, false);
    this.#open(client);
  }

  /** The stream is closed. The worker is given back with the last one. */
  remove(client: StreamClient): void {
    if (!this.#clients.delete(client)) return;
    if (this.#clients.size > 0) {
      // So that it is seen whether it ever comes back from what it did for this stream.
      this.working();
      return;
    }
    // It may never come back from what it does for a stream that nobody wants any more.
    if (client.pending === undefined) this.#lent?.release();
    else this.#lent?.end();
    this.#forget();
  }

  /** The worker has been given work. */
  working(): void {
    this.#watch?.start();
  }

  /** The worker has told something. */
  advanced(): void {
    this.#watch?.advanced();
  }

  #open(client: StreamClient): void {
    this.#lent ??= lendMediaWorker((message) => {
      this.#forget();
      for (const each of [...this.#clients.keys()]) each.failed(message);
    });
    const { remote } = this.#lent;
    this.#watch ??= new Watch({
      ping: () => remote.ping(),
      isBusy: () => this.#pending !== undefined,
      patience: () => this.#patience,
      lost: () => this.#replace(),
    });
    client.open(remote);
    this.working();
  }

  /** The stream has been opened: from here on, its chunks are the worker's. */
  opened(client: StreamClient): void {
    if (this.#clients.has(client)) this.#clients.set(client, true);
  }

  get #pending(): number | undefined {
    const pending = [...this.#clients.keys()].flatMap((client) => client.pending ?? []);
    return pending.length > 0 ? pending.reduce((sum, bytes) => sum + bytes) : undefined;
  }

  get #patience() {
    const patience = patienceFor(this.#pending ?? 0);
    const isWanted = [...this.#clients].some(([client, isOpen]) => isOpen && client.pending !== undefined);
    return isWanted ? patience : { ...patience, answer: whenUnwanted };
  }

  #replace(): void {
    this.#lent?.end();
    this.#forget();
    for (const [client, isOpen] of [...this.#clients]) {
      if (!isOpen) this.#open(client);
      else {
        this.#clients.delete(client);
        client.hung();
      }
    }
  }

  #forget(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#lent = undefined;
  }
}
