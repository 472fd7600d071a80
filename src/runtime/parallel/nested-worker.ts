import * as Comlink from 'comlink';
import {
  apiModuleUrl,
  type BlobContents,
  encodeModule,
  type Fault,
  type GeneratorControl,
  type LogEntry,
  type PageAnswer,
  type Program,
} from '../../protocol';
import type { Lent } from './lent';
import { errorOf } from './sent-error';
import type { FromWorker, ToWorker } from './serve-items';

/** The name by which a worker knows that it works for another one. */
export const nestedName = 'yieldcast-parallel';

/** Workers cannot be started here. */
export class NoWorkers extends Error {}

/** More messages than this that nobody asked for end a worker. */
const mostUnasked = 10_000;

/** What the runtime in a worker sends besides: what the page would get. */
type FromRuntime =
  | { type: 'ready' | 'closed' }
  | { type: 'log'; entries: LogEntry[] }
  | { type: 'alert'; level: string; message: string; title: string | null; duration: number | null }
  | { type: 'uncaught'; fault: Fault }
  | { type: 'ask'; ask: unknown }
  | { type: 'readBlob'; blob: Blob; as: 'bytes' | 'bitmap' };

type Call = Extract<ToWorker, { type: 'call' }>;

type Working = {
  index: number;
  resolve(value: unknown): void;
  reject(reason: Error): void;
};

/**
 * A worker within this one. It is the same sandbox, started from the same `data:` URL: its origin is opaque as well, and the
 * page's policy holds in it. It loads the same program, and works on one item at a time.
 */
export class NestedWorker {
  readonly #lent: Lent;
  readonly #worker: Worker;
  readonly #loaded: Promise<unknown>;
  #load: () => Promise<unknown> = async () => {};
  #isReady = false;
  #over: Error | undefined;
  #number = 0;
  #unasked = 0;
  #call: Call | undefined;
  #working: Working | undefined;
  #failLoading: (reason: Error) => void = () => {};

  /** @throws NoWorkers where the engine has none */
  constructor(lent: Lent) {
    this.#lent = lent;
    try {
      this.#worker = new Worker(location.href, { type: 'module', name: nestedName });
    } catch (thrown) {
      throw new NoWorkers(String(thrown));
    }
    const remote = Comlink.wrap<GeneratorControl>(this.#worker);
    this.#loaded = new Promise((resolve, reject) => {
      this.#failLoading = reject;
      this.#load = () => remote.load(withoutApp(lent.program)).then(resolve, (thrown) => reject(loadingError(thrown)));
    });
    this.#loaded.catch((thrown) => this.end(thrown));
    this.#worker.onmessage = ({ data }) => this.#take(data);
    this.#worker.onmessageerror = () => this.end(new Error('What came from another core could not be read.'));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      const why = event.message || 'no reason was given';
      this.end(this.#isReady ? new Error(`Another core failed: ${why}`) : new NoWorkers(why));
    };
  }

  get isOver(): boolean {
    return this.#over !== undefined;
  }

  /** Says which function is called for the items that follow. */
  begin(call: Call) {
    this.#call = call;
  }

  /**
   * Calls the function for an item.
   *
   * @param timeout seconds after which the worker is ended
   */
  async work(item: unknown, index: number, timeout: number | undefined): Promise<unknown> {
    await this.#loaded;
    if (this.#over) throw this.#over;
    // Before it has loaded, nothing in it takes this.
    if (this.#call) this.#post(this.#call);
    this.#call = undefined;
    const number = ++this.#number;
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise((resolve, reject) => {
        this.#working = { index, resolve, reject };
        this.#post({ type: 'item', number, item, index });
        if (timeout === undefined) return;
        const end = () => this.end(this.#tooLong(index, timeout));
        // An answer that came while this thread was busy is still read first.
        timer = setTimeout(() => {
          timer = setTimeout(end);
        }, timeout * 1000);
      });
    } finally {
      clearTimeout(timer);
      this.#working = undefined;
    }
  }

  /** Ends the worker, whatever it does. What it works on has failed. */
  end(reason = new Error('The worker was ended.')) {
    if (this.#over) return;
    this.#over = reason;
    this.#worker.terminate();
    this.#failLoading(reason);
    this.#working?.reject(reason);
  }

  #post(message: ToWorker | BlobContents | PageAnswer | { type: 'acknowledge'; of: 'log' }) {
    try {
      this.#worker.postMessage(message);
    } catch (thrown) {
      if (message.type === 'item')
        throw new TypeError(
          `items[${message.index}], ${this.#lent.describeValue(message.item)}, cannot be copied to another core: ${(thrown as Error).message}`,
        );
      throw thrown;
    }
  }

  #tooLong(index: number, timeout: number): Error {
    const error = new Error(
      `items[${index}] took longer than ${timeout} ${timeout === 1 ? 'second' : 'seconds'}, so its worker was ended.`,
    );
    return Object.assign(error, { name: 'TimeoutError', index });
  }

  #take(message: FromWorker | FromRuntime | undefined) {
    if (this.#over) return;
    switch (message?.type) {
      case 'result':
      case 'failed':
        if (message.number !== this.#number || !this.#working) break;
        if (message.type === 'result') this.#working.resolve(message.value);
        else this.#working.reject(errorOf(message.error, this.#working.index, this.#lent));
        return;
      case 'ready':
        // User code may say so again.
        if (!this.#isReady) void this.#load();
        this.#isReady = true;
        return;
      case 'log':
        for (const { level, text } of message.entries) console[level](text);
        return this.#post({ type: 'acknowledge', of: 'log' });
      case 'closed':
        return this.end(this.#failure('The function of yc.parallel called `close()`, which ended its worker.'));
      case 'uncaught': {
        const { name, message: said, frames, at } = message.fault;
        const stack = [...(at ? [at] : []), ...frames].map(
          ({ file, line, column }) => `    at ${file}:${line}:${column}`,
        );
        if (this.#working)
          return this.end(errorOf({ name, message: said, stack: stack.join('\n') }, this.#working.index, this.#lent));
        return console.error(said);
      }
      case 'alert':
        return this.#alert(message);
      case 'ask':
        return void this.#lent.askPage(message.ask).then((answer) => {
          if (!this.#over) this.#post({ type: 'answer', answer } as PageAnswer);
        });
      case 'readBlob':
        return void this.#read(message);
    }
    // Comlink's answers are read by it; of all else there is little, unless a sketch floods.
    if (this.#unasked++ > mostUnasked)
      this.end(this.#failure('The function of yc.parallel sent messages without end, so its worker was ended.'));
  }

  #failure(message: string): Error {
    return this.#working ? Object.assign(new Error(message), { index: this.#working.index }) : new Error(message);
  }

  #alert({ level, message, title, duration }: Extract<FromRuntime, { type: 'alert' }>) {
    const tell = { info: this.#lent.api.info, success: this.#lent.api.success }[level] ?? this.#lent.api.warning;
    tell(message, { duration, ...(title && { title }) });
  }

  /** Some engines cannot read Blobs in a sandbox: there, this one has the page read them. */
  async #read({ blob, as }: Extract<FromRuntime, { type: 'readBlob' }>) {
    const read = as === 'bitmap' ? createImageBitmap(blob) : blob.arrayBuffer();
    const contents = await read.catch(() => null);
    if (!this.#over) this.#post({ type: 'blobContents', contents } as BlobContents);
  }
}

/** The program, with an app of no use in place of its own. Its modules are loaded all the same. */
const withoutApp = ({ bare: _bare, bareProblem: _problem, ...program }: Program): Program => ({
  ...program,
  entry: encodeModule(
    `import '${program.modules[program.entry] ?? program.entry}';\nimport { Interface, Textbox } from '${apiModuleUrl()}';\nexport default Interface({ fn: () => {}, inputs: [], outputs: Textbox() });`,
  ),
});

const loadingError = (thrown: unknown): Error => {
  try {
    const { name, message, frames } = JSON.parse((thrown as Error).message) as Fault;
    const stack = frames.map(({ file, line, column }) => `    at ${file}:${line}:${column}`).join('\n');
    return Object.assign(new Error(`The sketch could not be loaded on another core: ${message}`), { name, stack });
  } catch {
    return new Error(`The sketch could not be loaded on another core: ${String(thrown)}`);
  }
};
