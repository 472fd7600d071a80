import * as Comlink from 'comlink';
import * as v from 'valibot';
import {
  type Acknowledgement,
  type AlertMessage,
  type AppDescription,
  afterTurn,
  appSchema,
  type BlobContents,
  type ChangedProperties,
  type ControlResponse,
  creditSlack,
  creditWindow,
  type Fault,
  type GeneratorControl,
  type Kind,
  type Location,
  type LogEntry,
  logWindow,
  type Outcome,
  type Program,
  type RunRequest,
  type Slot,
  type Track,
  uncaughtLimit,
  type WorkerMessage,
} from '../protocol';
import { contentsOf } from './blobContents';
import { freedBy } from './guarded';
import { BatchReader, ProtocolViolation, readMessage } from './reader';

/** What a sandbox needs of a worker: a test gives it a port instead. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export type SandboxEvents = {
  /**
   * Yields of a run, in order: `outputs` slots each. The buffers that are no longer needed go back to the worker. A
   * promise of them is one of the credit, too: the generator waits until it settles.
   */
  yields(run: number, slots: Slot[], count: number): ArrayBuffer[] | Promise<ArrayBuffer[]>;
  end(run: number, outcome: Outcome): void;
  log(entries: LogEntry[], dropped: number): void;
  uncaught(fault: Fault): void;
  progress(run: number, tracks: readonly Track[]): void;
  alert(alert: Omit<AlertMessage, 'type'>): void;
  /**
   * The worker is gone, for a reason that is a sentence, because of what was yielded at a place; not called for a
   * {@link Sandbox.terminate} of one's own.
   */
  died(reason: string, at?: Location): void;
};

/** One generator worker as the page sees it: calls go in through Comlink, everything that comes out passes the door. */
export class Sandbox {
  /** Settles when the worker can take calls; rejects if it dies before. */
  readonly ready: Promise<void>;
  events: SandboxEvents | undefined;

  readonly #worker: WorkerLike;
  readonly #control: Comlink.Remote<GeneratorControl>;
  readonly #runs = new Map<number, BatchReader>();
  readonly #died: Promise<never>;
  #die!: (reason: Error) => void;
  #isReady = false;
  #becomeReady!: () => void;
  #answer: (response: ControlResponse) => void = () => {};
  #backlog = 0;
  #isReading = false;
  #dead = false;
  #isTerminated = false;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    this.#died = new Promise((_, reject) => {
      this.#die = reject;
    });
    this.#died.catch(() => {});
    this.ready = this.#orDeath(
      new Promise<void>((resolve) => {
        this.#becomeReady = resolve;
      }),
    );
    this.ready.catch(() => {});
    worker.addEventListener('message', (event) => this.#receive((event as MessageEvent<unknown>).data));
    worker.addEventListener('error', (event) => {
      event.preventDefault?.();
      this.#kill((event as ErrorEvent).message || 'The generator’s worker could not be started.');
    });
    worker.addEventListener('messageerror', () =>
      this.#kill('The generator sent a value that this browser cannot read. Yield plain data instead.'),
    );
    this.#control = Comlink.wrap<GeneratorControl>(this.#endpoint());
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Imports a program; resolves with its app as its schema reads it. Rejects with a {@link LoadFailure}. */
  async load(program: Program): Promise<AppDescription> {
    await this.ready;
    const described: unknown = await this.#orDeath(this.#control.load(program)).catch((thrown: unknown) => {
      throw loadFailure(thrown) ?? thrown;
    });
    const read = v.safeParse(appSchema, described);
    if (read.success) return read.output;
    const wrong = await import('./issue').then(
      ({ sayIssue }) => `: ${sayIssue(read.issues[0])}`,
      () => '',
    );
    throw new ProtocolViolation(`The app cannot be shown${wrong}.`);
  }

  /** Starts a run whose outputs are of these kinds; `transfer` is given away with it. */
  start(request: RunRequest, outputs: readonly Kind[], transfer: Transferable[] = []) {
    this.#runs.set(request.run, new BatchReader(outputs));
    this.#orDeath(this.#control.start(Comlink.transfer(request, transfer))).catch((thrown: unknown) =>
      this.#kill(String(thrown)),
    );
  }

  /** What a listener's own `key` function makes of these inputs. */
  cacheKey(request: Omit<RunRequest, 'run'>): Promise<unknown> {
    return this.#orDeath(this.#control.cacheKey(request));
  }

  /** Has a fresh worker know the updates that one before it made; or none, where all is put back. */
  restore(changed: ChangedProperties) {
    this.#orDeath(this.#control.restore(changed)).catch(() => {});
  }

  /** Asks a run to end. Its end comes as an event, or never, if its code is stuck. */
  stop(run: number) {
    this.#orDeath(this.#control.stop(run)).catch(() => {});
  }

  /** Ends the worker at once. Every pending call rejects. */
  terminate() {
    this.#isTerminated = true;
    this.#end();
  }

  #end() {
    if (this.#dead) return;
    this.#dead = true;
    this.#worker.terminate();
    this.#runs.clear();
    this.#die(new Error('The worker was terminated.'));
  }

  /** Ends the worker at once. The reason may come a moment later. */
  #kill(reason: string | Promise<string>, at?: Location) {
    if (this.#dead) return;
    this.#end();
    if (typeof reason === 'string') this.events?.died(reason, at);
    else void reason.then((sentence) => this.#isTerminated || this.events?.died(sentence, at));
  }

  /** A call's promise never hangs: it rejects when the worker dies. */
  #orDeath<T>(call: Promise<T>): Promise<T> {
    return Promise.race([call, this.#died]);
  }

  /** What Comlink gets to hear: answers that have passed the door, and nothing else. */
  #endpoint(): Comlink.Endpoint {
    return {
      postMessage: (message, transfers) => this.#worker.postMessage(message, transfers ?? []),
      addEventListener: (_type, listener) => {
        this.#answer = (data) => (listener as unknown as (event: { data: unknown }) => void)({ data });
      },
      removeEventListener: () => {},
    };
  }

  #receive(data: unknown) {
    if (this.#dead) return;
    try {
      this.#count();
      this.#dispatch(readMessage(data));
    } catch (thrown) {
      if (thrown instanceof ProtocolViolation) this.#kill(thrown.sentence, thrown.at);
      // A value that is nested too deep for its schema, say. Unread, the message would leave its run without an end.
      else
        this.#kill(
          `The generator sent what the page cannot read (${String(thrown)}). Yield a smaller or flatter value.`,
        );
    }
  }

  #dispatch(message: ReturnType<typeof readMessage>) {
    switch (message.type) {
      case 'RAW':
      case 'HANDLER':
        return this.#answer(message);
      case 'ready':
        if (this.#isReady) throw new ProtocolViolation('The generator’s worker was started twice.');
        this.#isReady = true;
        return this.#becomeReady();
      case 'yields': {
        const slots = this.#reader(message.run).read(message);
        const buffers = freedBy(() => this.events?.yields(message.run, slots, message.count) ?? []);
        const { run, sequence } = message;
        const acknowledge = (buffers: ArrayBuffer[]) =>
          this.#acknowledge({ type: 'acknowledge', of: 'yields', run, sequence, buffers });
        return buffers instanceof Promise ? void buffers.then(acknowledge) : acknowledge(buffers);
      }
      case 'end': {
        const reader = this.#reader(message.run);
        if (reader.yields !== message.yields) throw new ProtocolViolation('The generator lost count of its yields.');
        this.#runs.delete(message.run);
        return this.events?.end(message.run, message.outcome);
      }
      case 'log':
        this.events?.log(message.entries, message.dropped);
        return this.#acknowledge({ type: 'acknowledge', of: 'log', run: 0, sequence: message.sequence, buffers: [] });
      case 'progress':
        return this.events?.progress(message.run, message.tracks);
      case 'alert': {
        const { type: _, ...alert } = message;
        return this.events?.alert(alert);
      }
      case 'closed':
        return this.#kill('The sketch called close(), which ends its worker. To end a run, return from its function.');
      case 'uncaught':
        return this.events?.uncaught(message.fault);
      case 'readBlob':
        return this.#read(message);
    }
  }

  /** Reads one Blob at a time, so that no more of them than that is held in the page's memory. */
  #read(message: Extract<WorkerMessage, { type: 'readBlob' }>) {
    if (this.#isReading) throw new ProtocolViolation('The generator asked for several files at once, and was ended.');
    this.#isReading = true;
    void contentsOf(message).then((contents) => {
      this.#isReading = false;
      const answer: BlobContents = { type: 'blobContents', contents };
      if (!this.#dead) this.#worker.postMessage(answer, contents ? [contents] : []);
    });
  }

  #reader(run: number): BatchReader {
    const reader = this.#runs.get(run);
    if (reader) return reader;
    throw new ProtocolViolation('The generator sent yields of a run that is not on.');
  }

  /**
   * Counts what lies in the queue at once: a message is counted until a task that was queued at its arrival, behind
   * whatever the worker had sent by then. Honest code waits for its credits and is never past the limit.
   */
  #count() {
    this.#backlog++;
    afterTurn(() => this.#backlog--);
    const most = creditWindow * Math.max(1, this.#runs.size) + logWindow + uncaughtLimit + creditSlack;
    if (this.#backlog <= most) return;
    throw new ProtocolViolation(
      'The generator flooded the page with messages and was ended. To show something, yield it.',
    );
  }

  /** In a task of its own, behind what the worker has sent already: it gets no credit for what it took without one. */
  #acknowledge(acknowledgement: Acknowledgement) {
    afterTurn(() => {
      if (!this.#dead) this.#worker.postMessage(acknowledgement, acknowledgement.buffers);
    });
  }
}

/** A program that could not be loaded, and the error that its code threw. */
export class LoadFailure extends Error {
  override name = 'LoadFailure';
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

const faultSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    name: v.string(),
    message: v.string(),
    frames: v.array(v.object({ file: v.string(), line: v.number(), column: v.number() })),
    title: v.optional(v.nullable(v.string())),
  }),
);

const loadFailure = (thrown: unknown): LoadFailure | undefined => {
  const read = v.safeParse(faultSchema, thrown instanceof Error ? thrown.message : undefined);
  return read.success ? new LoadFailure(read.output) : undefined;
};
