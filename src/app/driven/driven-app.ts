import { createEffect, createRoot, on } from 'solid-js';
import type { Location, Problem, Sketch } from '../../protocol';
import type { Mounted } from '../mounted';
import type { Shown } from '../show';
import { followRuns } from './follow-runs';
import { give, labelOf } from './given-values';
import type {
  AppEventMap,
  AppSource,
  AppState,
  AppYield,
  GivenValues,
  MountedApp,
  PageValue,
  RunOptions,
  SketchError,
} from './mounted-app';

/** An error of a sketch: what the app shows about it. */
class ShownError extends Error {
  override readonly name = 'SketchError';
  constructor(
    message: string,
    readonly location?: Location,
  ) {
    super(message);
  }
}

/** An error that its author shows in the corner of the app. */
const errorAlert = ({ alerts }: Shown['workspace']['model']) =>
  alerts.shown().findLast(({ level }) => level === 'error')?.message;

const errorOf = ({ title, message, location }: Problem) =>
  new ShownError(title ? `${title}: ${message}` : message, location);

const sketchOf = (from: AppSource): Sketch | URL => {
  if ('src' in from) return new URL(from.src, document.baseURI);
  if ('source' in from) return { entry: 'main.ts', files: { 'main.ts': from.source } };
  const files = Object.keys(from.files);
  const entry = from.entry ?? (files.length === 1 ? files[0] : undefined) ?? 'main.ts';
  return { entry, files: { ...from.files } };
};

/** Does a person start it, rather than another change? */
const isPressed = ({ event }: { event: string }) => event === 'click' || event === 'submit';

/** Finds the listener to run. */
const listenerIn = ({ description, parts }: Mounted, asked: RunOptions['listener']): number => {
  const { layout, listeners } = description;
  const running = listeners.flatMap(({ runs }, index) => (runs ? [index] : []));
  if (typeof asked === 'number') {
    if (listeners[asked]) return asked;
    throw new RangeError(`There is no listener ${asked}: the app has ${listeners.length}, counted from 0.`);
  }
  const triggers = (index: number) => listeners[index]?.triggers ?? [];
  if (asked !== undefined) {
    const named = running.filter((index) =>
      triggers(index).some(({ component }) => {
        const described = component === null ? undefined : parts.described(component);
        return described !== undefined && (labelOf(described) === asked || parts.values([described.id])[0] === asked);
      }),
    );
    const found = named.find((index) => triggers(index).some(isPressed)) ?? named[0];
    if (found !== undefined) return found;
    throw new TypeError(`No function starts at “${asked}”. Give the label of a button, or the function’s number.`);
  }
  if (layout.type === 'interface') return layout.listener;
  const found = running.find((index) => triggers(index).some(isPressed)) ?? running[0];
  if (found !== undefined) return found;
  throw new TypeError('The app has no function to run.');
};

/** An app on the page, for the page's own code. */
export class DrivenApp extends EventTarget implements MountedApp {
  readonly #shown: Shown;
  readonly #runs: ReturnType<typeof followRuns>;
  readonly #dispose: () => void;
  #loading: Promise<void> = Promise.resolve();
  #wantsYields = false;

  constructor(shown: Shown) {
    super();
    this.#shown = shown;
    const { model, state, problems } = shown.workspace;
    this.#runs = followRuns(
      model,
      {
        wantsYields: () => this.#wantsYields,
        yielded: (detail) => this.#tell('yield', detail),
        result: (detail) => this.#tell('result', detail),
        failed: (error) => this.#fail(error),
      },
      () => this.#error() ?? new ShownError(errorAlert(model) ?? 'The run failed.'),
    );
    model.follow = this.#runs.follower;
    this.#dispose = createRoot((dispose) => {
      createEffect(on(state, (now) => this.#tell('state', now), { defer: true }));
      createEffect(on(problems, () => this.#fail(this.#error()), { defer: true }));
      return dispose;
    });
  }

  get state(): AppState {
    return this.#shown.workspace.state();
  }

  get error(): SketchError | undefined {
    return this.#error();
  }

  run<Data extends readonly unknown[] = readonly PageValue[]>(
    values: GivenValues = [],
    options: RunOptions = {},
  ): AsyncGenerator<AppYield<Data>, AppYield<Data> | undefined, void> {
    const left = new AbortController();
    const yields = this.#run(values, options, left.signal);
    const end = yields.return.bind(yields);
    // By itself, a generator that waits for its next value returns no earlier than that comes.
    yields.return = (value) => {
      left.abort();
      return end(value);
    };
    return yields as AsyncGenerator<AppYield<Data>, AppYield<Data> | undefined, void>;
  }

  stop(): void {
    this.#shown.workspace.stop();
  }

  load(source: AppSource, { autorun = false } = {}): Promise<void> {
    const loading = this.#shown.load(sketchOf(source), autorun);
    this.#loading = loading;
    return loading;
  }

  destroy(): void {
    this.#runs.dispose();
    this.#dispose();
    this.#shown.destroy();
  }

  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void {
    // Without anybody who listens, yields are not even copied.
    if (type === 'yield') this.#wantsYields = true;
    super.addEventListener(type, listener, options);
  }

  async *#run(
    values: GivenValues,
    { listener, signal }: RunOptions,
    left: AbortSignal,
  ): AsyncGenerator<AppYield, AppYield | undefined, void> {
    signal?.throwIfAborted();
    await this.#loading;
    const mounted = this.#shown.workspace.model.mounted();
    if (!mounted) throw this.#error() ?? new Error('There is no app to run.');
    const index = listenerIn(mounted, listener);
    const { inputs, stream, triggerMode } = mounted.description.listeners[index] ?? {};
    if (stream) throw new TypeError('This function gets its input from a device: a person has to start it.');
    if (triggerMode === 'once' && this.#runs.busy(index))
      throw new Error('This function is running already. Wait for its end, or stop it first.');
    give(mounted, index, values);
    const run = this.#runs.start(index, mounted.parts.values(inputs ?? []));
    const cancel = () => void run.cancel();
    const signals = [left, ...(signal ? [signal] : [])];
    for (const each of signals) each.addEventListener('abort', cancel);
    if (signals.some(({ aborted }) => aborted)) cancel();
    try {
      let last: AppYield | undefined;
      for (let next = await run.next(); next; next = await run.next()) {
        last = next;
        yield next;
      }
      signal?.throwIfAborted();
      return last;
    } finally {
      for (const each of signals) each.removeEventListener('abort', cancel);
      // The next run may begin once this one has ended.
      await run.cancel();
    }
  }

  #error(): SketchError | undefined {
    const [problem] = this.#shown.workspace.problems();
    return problem && errorOf(problem);
  }

  #fail(error: Error | undefined) {
    if (error) this.dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  }

  #tell<Type extends 'state' | 'yield' | 'result'>(type: Type, detail: AppEventMap[Type]['detail']) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
