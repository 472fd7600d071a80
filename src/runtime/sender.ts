import { keepOpen } from '../api/internal';
import {
  afterTurn,
  batchBytes,
  batchPause,
  batchShare,
  batchYields,
  creditWindow,
  type Slot,
  waitingBytes,
  type YieldsMessage,
} from '../protocol';
import type { Payload } from './encode';

/** How a worker sends messages: its own `postMessage`, or a port's in a test. */
export type Post = (message: unknown, transfers: Transferable[]) => void;

/**
 * Collects the yields of one run into batches, of which at most {@link creditWindow} are unacknowledged.
 *
 * A yield must not wait for the next one: if code yields and then computes for a second, the page would show the value
 * a second late. So a batch holds at most a sixteenth of the yields since the generator last paused: one yield per
 * message at first, hundreds once the generator has proved fast. While there is no credit for a batch, it waits anyway,
 * and takes the text that comes meanwhile: a page that is slow to draw would slow the generator down to its pace otherwise.
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
  /** The place that all yields of the batch share. */
  #at: string | undefined;
  #waiting: (() => void)[] = [];

  constructor(run: number, post: Post) {
    this.#run = run;
    this.#post = post;
  }

  /** How many yields there were so far. */
  get total(): number {
    return this.#first + this.#count;
  }

  /** Adds one yield: a slot per output, and its place in the author's code, if known. */
  add(slots: readonly Slot[], payload: Payload, at?: string) {
    this.#at = this.#count === 0 || this.#at === at ? at : undefined;
    const now = performance.now();
    this.#sincePause = now - this.#lastAdded > batchPause ? 0 : this.#sincePause + 1;
    this.#lastAdded = now;
    for (const slot of slots) this.#values.push(slot);
    for (const transfer of payload.transfers) {
      this.#transfers.push(transfer);
      keepOpen(transfer);
    }
    this.#bytes += payload.bytes;
    this.#count++;
  }

  /** Must the batch go before anything else is added to it? */
  get full(): boolean {
    // A live stream must not run ahead of what is heard: media does not gather.
    if (this.isWaiting && this.#transfers.length === 0)
      return this.#count >= batchYields || this.#bytes >= waitingBytes;
    const most = Math.min(batchYields, Math.max(1, this.#sincePause * batchShare));
    return this.#count >= most || this.#bytes >= batchBytes;
  }

  /** Is there no credit for the batch? */
  get isWaiting(): boolean {
    return this.#unacknowledged >= creditWindow;
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
    if (this.#count === 0 || this.isWaiting) return;
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

  /** Waits until the batch is posted. */
  async flushed(): Promise<void> {
    this.flush();
    while (this.#count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Called when the generator goes on: that it had to wait for the page was no pause of its own. */
  resume() {
    this.#lastAdded = performance.now();
  }

  /** Called when the page has taken a batch. */
  acknowledge() {
    this.#unacknowledged = Math.max(0, this.#unacknowledged - 1);
    this.flush();
  }
}
