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
  isRareKnown,
  type Kind,
  type Location,
  type LogEntry,
  learnRare,
  logWindow,
  type Outcome,
  type PageAnswer,
  type Program,
  type ProgressTrack,
  type RunRequest,
  type Slot,
  uncaughtLimit,
  type WorkerMessage,
} from '../protocol';
import { freedBy } from './guarded';
import type { LeftOut } from './issue';
import { BatchReader, outOfOrder, ProtocolViolation, readMessage } from './reader';

/** Reads a Blob for a worker that cannot read it itself. Gives `null` if the page cannot read it either. */
const contentsOf = async ({
  blob,
  as,
}: Extract<WorkerMessage, { type: 'readBlob' }>): Promise<BlobContents['contents']> => {
  try {
    return await (as === 'bytes' ? blob.arrayBuffer() : createImageBitmap(blob));
  } catch {
    return null;
  }
};

/** The part of a worker that a sandbox uses. Tests pass a port instead. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

export type SandboxEvents = {
  /**
   * Yields of a run, in order, one slot per output. Returns the buffers that are no longer needed, for the worker to
   * reuse. If it returns a promise, the credit waits for it too, and so does the generator.
   */
  yields(run: number, slots: Slot[], count: number): ArrayBuffer[] | Promise<ArrayBuffer[]>;
  end(run: number, outcome: Outcome): void;
  log(entries: LogEntry[], dropped: number): void;
  uncaught(fault: Fault): void;
  /** An update has options that its component does not have. */
  leftOut?(leftOut: LeftOut): void;
  progress(run: number, tracks: readonly ProgressTrack[]): void;
  alert(alert: Omit<AlertMessage, 'type'>): void;
  /** The program asks for something. The question has not been validated yet. */
  ask(asked: unknown): Promise<unknown> | undefined;
  /**
   * The worker is gone. `reason` is a sentence; the location is that of the yield that caused it, if any. Not called
   * after {@link Sandbox.terminate}.
   */
  died(reason: string, at?: Location): void;
};

/** One generator worker, seen from the page. Calls go in through Comlink; everything that comes out is validated. */
export class Sandbox {
  /** Resolves when the worker can take calls. Rejects if it dies first. */
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
  #isAsked = false;
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
      const reason = (event as ErrorEvent).message || 'The generator’s worker could not be started.';
      // What waits for it to start says why it did not.
      if (this.#isReady) this.#kill(reason);
      else this.#end(reason);
    });
    worker.addEventListener('messageerror', () =>
      this.#kill('The generator sent a value that this browser cannot read. Yield plain data instead.'),
    );
    this.#control = Comlink.wrap<GeneratorControl>(this.#endpoint());
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Imports a program and resolves with its validated app description. Rejects with a {@link LoadFailure}. */
  async load(program: Program): Promise<AppDescription> {
    await this.ready;
    const [described] = await Promise.all([
      this.#orDeath<unknown>(this.#control.load(program)).catch((thrown: unknown) => {
        throw loadFailure(thrown) ?? thrown;
      }),
      // An update may be the first to name a property, when it is too late to load its schema.
      program.rare && learnRare(),
    ]);
    let read = v.safeParse(appSchema, described);
    if (!read.success && !isRareKnown()) {
      await learnRare();
      read = v.safeParse(appSchema, described);
    }
    if (read.success) return read.output;
    const wrong = await import('./issue').then(
      ({ sayAppIssue }) => sayAppIssue(read.issues[0], described),
      () => 'The app cannot be shown.',
    );
    throw new ProtocolViolation(wrong);
  }

  /** Starts a run with outputs of these kinds. `transfer` lists what is transferred with the inputs. */
  start(request: RunRequest, outputs: readonly Kind[], transfer: Transferable[] = []) {
    this.#runs.set(request.run, new BatchReader(outputs, (each) => this.events?.leftOut?.(each)));
    this.#orDeath(this.#control.start(Comlink.transfer(request, transfer))).catch((thrown: unknown) =>
      this.#kill(String(thrown)),
    );
  }

  /** Calls a listener's own `key` function with these inputs. */
  cacheKey(request: Omit<RunRequest, 'run'>): Promise<unknown> {
    return this.#orDeath(this.#control.cacheKey(request));
  }

  /** Gives a fresh worker the property changes made before it. An empty object resets all of them. */
  restore(changed: ChangedProperties) {
    this.#orDeath(this.#control.restore(changed)).catch(() => {});
  }

  /**
   * Asks a run to stop. Its end arrives as an event, or never if its code hangs. `answered` is called when the worker
   * has heard of it.
   */
  stop(run: number, answered?: () => void) {
    this.#orDeath(this.#control.stop(run)).then(answered, () => {});
  }

  /** Terminates the worker. Every pending call rejects. */
  terminate() {
    this.#isTerminated = true;
    this.#end();
  }

  #end(reason = 'The worker was terminated.') {
    if (this.#dead) return;
    this.#dead = true;
    this.#worker.terminate();
    this.#runs.clear();
    this.#die(new Error(reason));
  }

  /** Terminates the worker. The reason may arrive a moment later. */
  #kill(reason: string | Promise<string>, at?: Location) {
    if (this.#dead) return;
    this.#end();
    if (typeof reason === 'string') this.events?.died(reason, at);
    else void reason.then((sentence) => this.#isTerminated || this.events?.died(sentence, at));
  }

  /** Makes a call that never hangs: it rejects when the worker dies. */
  #orDeath<T>(call: Promise<T>): Promise<T> {
    return Promise.race([call, this.#died]);
  }

  /** The endpoint for Comlink. It receives validated answers and nothing else. */
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
      // For example, a value nested too deep for its schema. If the message were dropped, its run would never end.
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
        if (reader.yields !== message.yields) throw outOfOrder();
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
      case 'ask':
        return void this.#ask(message.ask);
    }
  }

  /** Reads one Blob at a time, so that the page's memory holds only one. */
  #read(message: Extract<WorkerMessage, { type: 'readBlob' }>) {
    if (this.#isReading) throw new ProtocolViolation('The generator asked for several files at once, and was ended.');
    this.#isReading = true;
    void contentsOf(message).then((contents) => {
      this.#isReading = false;
      const answer: BlobContents = { type: 'blobContents', contents };
      if (!this.#dead) this.#worker.postMessage(answer, contents ? [contents] : []);
    });
  }

  /** Answers one question at a time, for the same reason. */
  async #ask(asked: unknown) {
    if (this.#isAsked) return this.#kill('The generator asked for several things at once, and was ended.');
    this.#isAsked = true;
    const answer: PageAnswer = { type: 'answer', answer: await this.events?.ask(asked)?.catch(() => undefined) };
    this.#isAsked = false;
    if (!this.#dead) this.#worker.postMessage(answer, []);
  }

  #reader(run: number): BatchReader {
    const reader = this.#runs.get(run);
    if (reader) return reader;
    throw outOfOrder();
  }

  /**
   * Counts the messages that are queued at once. A message counts until a task that was queued on its arrival runs,
   * behind whatever the worker had sent by then. A worker that waits for its credits never exceeds the limit.
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

  /**
   * Acknowledges in a later task, after messages already queued, so that a worker that overruns its window earns no
   * credit.
   */
  #acknowledge(acknowledgement: Acknowledgement) {
    afterTurn(() => {
      if (!this.#dead) this.#worker.postMessage(acknowledgement, acknowledgement.buffers);
    });
  }
}

/** A program failed to load. Carries the error that its code threw. */
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
