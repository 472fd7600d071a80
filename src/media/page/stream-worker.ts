import type * as Comlink from 'comlink';
import type { MediaWorker } from '../shared/messages';
import { type LentWorker, lendMediaWorker } from './media-worker';
import { patienceFor, Watch } from './watch';

/** How long a worker may be silent, in milliseconds, if it can only be busy with streams that are already closed. */
const whenUnwanted = 1_000;

/** How long a worker that answers may take to open a stream, in milliseconds. After that, the message was lost. */
const untilOpen = 5_000;

/** One stream in a {@link StreamWorker}. */
export type StreamClient = {
  /** How many of the stream's bytes the worker has yet to read; `undefined` if it has nothing to do for the stream. */
  readonly pending: number | undefined;
  /** Opens the stream in the worker. Called again with a new worker if the previous one hung before it got to this. */
  open(remote: Comlink.Remote<MediaWorker>): void;
  /** The worker hung and was terminated, with all it had of the stream. */
  hung(): void;
  /** The worker's code could not be loaded. */
  failed(message: string): void;
};

/**
 * The media worker for the streams of one output. Each output has its own, so that a bad chunk of one cannot silence
 * another. The worker is watched while it has work to do, and replaced if it hangs.
 */
export class StreamWorker {
  readonly #clients = new Map<StreamClient, boolean>();
  #lent: LentWorker | undefined;
  #watch: Watch | undefined;

  /** Adds a stream and opens it in the worker. */
  add(client: StreamClient): void {
    this.#clients.set(client, false);
    this.#open(client);
  }

  /** Removes a closed stream. When the last one goes, so does the worker. */
  remove(client: StreamClient): void {
    if (!this.#clients.delete(client)) return;
    if (this.#clients.size > 0) {
      // Watch whether the worker ever returns from what it was doing for this stream.
      this.working();
      return;
    }
    // If the worker is still busy with a stream that nobody wants any more, it may never return: terminate it.
    if (client.pending === undefined) this.#lent?.release();
    else this.#lent?.end();
    this.#forget();
  }

  /** Call this when the worker has been given work. */
  working(): void {
    this.#watch?.start();
  }

  /** Call this when the worker has sent a message. */
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

  /** Call this when the worker has opened the stream: from now on, its chunks go to the worker. */
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
    return isWanted ? patience : { answer: whenUnwanted, advance: untilOpen };
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
