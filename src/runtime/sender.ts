import { keepOpen } from '../api/internal';
import {
  afterTurn,
  batchBytes,
  batchPause,
  batchShare,
  batchYields,
  creditWindow,
  type Slot,
  type YieldsMessage,
} from '../protocol';
import type { Parcel } from './encode';

/** How a worker speaks: its own `postMessage`, or a port's in a test. */
export type Post = (message: unknown, transfers: Transferable[]) => void;

/**
 * Gathers the yields of one run into batches, of which at most {@link creditWindow} are unacknowledged.
 *
 * A yield must not wait for the next one: code that yields and then computes for a second would show the first only
 * after that second. So a batch holds at most a sixteenth of what has come since the generator last paused: one yield
 * a message at first, hundreds once it is known to be quick.
 */
export class YieldSender {
  readonly #run: number;
  readonly #post: Post;
  #values: Slot[] = [];
  #transfers: Transferable[] = [];
  #bytes = 0;
  #first = 0;
  #count = 0;
  #sequence = 0;
  #unacknowledged = 0;
  #lastAdded = 0;
  #sincePause = 0;
  #scheduled = false;
  #closed = false;
  /** The place that all yields of the batch have in common. */
  #at: string | undefined;
  #waiting: (() => void)[] = [];

  constructor(run: number, post: Post) {
    this.#run = run;
    this.#post = post;
  }

  /** How many yields there have been. */
  get total(): number {
    return this.#first + this.#count;
  }

  /** Adds one yield: a slot an output, and the author's place of it where it is known. */
  add(slots: readonly Slot[], parcel: Parcel, at?: string) {
    this.#at = this.#count === 0 || this.#at === at ? at : undefined;
    const now = performance.now();
    this.#sincePause = now - this.#lastAdded > batchPause ? 0 : this.#sincePause + 1;
    this.#lastAdded = now;
    for (const slot of slots) this.#values.push(slot);
    for (const transfer of parcel.transfers) {
      this.#transfers.push(transfer);
      keepOpen(transfer);
    }
    this.#bytes += parcel.bytes;
    this.#count++;
  }

  /** Should the batch go before anything else is added to it? */
  get full(): boolean {
    const most = Math.min(batchYields, Math.max(1, this.#sincePause * batchShare));
    return this.#count >= most || this.#bytes >= batchBytes;
  }

  /** Posts the batch at the end of this turn. */
  flushAfterTurn() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    afterTurn(() => {
      this.#scheduled = false;
      this.flush();
    });
  }

  /** Posts the batch if there is a credit for it; otherwise it goes with the next acknowledgement. */
  flush() {
    if (this.#count === 0 || this.#unacknowledged >= creditWindow || this.#closed) return;
    const message: YieldsMessage = {
      type: 'yields',
      run: this.#run,
      sequence: this.#sequence++,
      first: this.#first,
      count: this.#count,
      values: this.#values,
      ...(this.#at !== undefined && { at: this.#at }),
    };
    const transfers = this.#transfers;
    this.#first += this.#count;
    this.#unacknowledged++;
    this.#values = [];
    this.#transfers = [];
    this.#bytes = 0;
    this.#count = 0;
    this.#post(message, transfers);
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Waits until the batch has been posted, or the sender is closed. */
  async flushed(): Promise<void> {
    this.flush();
    while (this.#count > 0 && !this.#closed) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The page has taken a batch. */
  acknowledge() {
    this.#unacknowledged = Math.max(0, this.#unacknowledged - 1);
    this.flush();
  }

  /** Gives up what is not posted: the run is over. */
  close() {
    this.#closed = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
