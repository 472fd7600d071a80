import { createEffect, createRoot, on } from 'solid-js';
import { notLoaded } from '../../components';
import type { Run } from '../../host';
import type { Sketch } from '../../protocol';
import type { Mounted } from '../mounted';
import type { Shown } from '../show';
import type { Driving } from './driving';
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
import { errorOf } from './shown-error';

/** The sketch that a source stands for, or its address. */
export const sketchOf = (from: AppSource): Sketch | URL => {
  if ('src' in from) return new URL(from.src, document.baseURI);
  if ('source' in from) return { entry: 'main.ts', files: { 'main.ts': from.source } };
  const files = Object.keys(from.files);
  const entry = from.entry ?? (files.length === 1 ? files[0] : undefined) ?? 'main.ts';
  return { entry, files: { ...from.files } };
};

/** An app on the page, for the page's own code. What drives it loads with the first `run`, or yield that is listened to. */
export class DrivenApp extends EventTarget implements MountedApp {
  readonly #shown: Shown;
  readonly #load: () => Promise<typeof import('./driving')>;
  readonly #dispose: () => void;
  /** The runs that are active, until they are followed. */
  readonly #begun = new Map<Run, Mounted>();
  #driving: Promise<Driving> | undefined;
  #driven: Driving | undefined;
  #loading: Promise<void> = Promise.resolve();
  #wantsYields = false;
  #wantsResults = false;
  #isGone = false;

  /** `load` loads what drives it. */
  constructor(shown: Shown, load = () => import('./driving')) {
    super();
    this.#shown = shown;
    this.#load = load;
    const { model, state, problems } = shown.workspace;
    model.follow = {
      begin: (run) => {
        const mounted = model.mounted();
        if (mounted) this.#begun.set(run, mounted);
      },
      yields: (run, slots) => (this.#wantsYields ? this.#tellLater('yields', run, slots) : undefined),
      end: (run, outcome) => {
        if (this.#wantsResults || this.#driving) void this.#tellLater('end', run, outcome);
        else this.#begun.delete(run);
      },
    };
    this.#dispose = createRoot((dispose) => {
      createEffect(on(state, (now) => this.#tell('state', now), { defer: true }));
      createEffect(on(problems, () => this.#fail(this.error), { defer: true }));
      return dispose;
    });
  }

  get state(): AppState {
    return this.#shown.workspace.state();
  }

  get error(): SketchError | undefined {
    const [problem] = this.#shown.workspace.problems();
    return problem && errorOf(problem);
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

  /** `fetched` is the sketch, if somebody else reads it, too. */
  load(source: AppSource, { autorun = false } = {}, fetched?: Promise<Sketch>): Promise<void> {
    const base = 'base' in source && source.base !== undefined ? new URL(source.base, document.baseURI) : undefined;
    this.#loading = this.#shown.load(sketchOf(source), autorun, fetched, base);
    return this.#loading;
  }

  destroy(): void {
    this.#isGone = true;
    this.#driven?.dispose();
    this.#dispose();
    this.#shown.destroy();
  }

  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: AddEventListenerOptions | boolean,
  ): void {
    // Without anybody who listens, yields are not even copied.
    this.#wantsYields ||= type === 'yield';
    this.#wantsResults ||= type === 'result';
    super.addEventListener(type, listener, options);
  }

  /** Loads what drives the app, and what tells of its runs. If it does not load, the next call tries again. */
  #drive(): Promise<Driving> {
    this.#driving ??= this.#load().then(
      ({ createDriving }) => {
        this.#driven = createDriving(
          this.#shown,
          this.#begun,
          {
            wantsYields: () => this.#wantsYields,
            yielded: (detail) => this.#tell('yield', detail),
            result: (detail) => this.#tell('result', detail),
            failed: (error) => this.#fail(error),
          },
          () => this.error,
        );
        this.#begun.clear();
        return this.#driven;
      },
      () => {
        this.#driving = undefined;
        throw new Error(notLoaded());
      },
    );
    return this.#driving;
  }

  async *#run(
    values: GivenValues,
    options: RunOptions,
    left: AbortSignal,
  ): AsyncGenerator<AppYield, AppYield | undefined, void> {
    options.signal?.throwIfAborted();
    await this.#loading;
    const driving = await this.#drive();
    return this.#isGone ? undefined : yield* driving.run(values, options, left);
  }

  /** Tells of a run once the code for it is here. By then, what is on the screen may be another's, or given back. */
  async #tellLater<Call extends 'yields' | 'end'>(call: Call, run: Run, what: Parameters<Driving[Call]>[1]) {
    const { parts } = this.#begun.get(run) ?? {};
    const copied = structuredClone([what, parts?.values(run.listener.outputs)]);
    const driving = await this.#drive().catch((error) => void (call === 'end' && this.#fail(error)));
    if (driving) await (driving[call] as (run: Run, ...copied: unknown[]) => unknown)(run, ...copied);
    else if (call === 'end') this.#begun.delete(run);
  }

  #fail(error: Error | undefined) {
    if (error) this.dispatchEvent(new ErrorEvent('error', { error, message: error.message }));
  }

  #tell<Type extends 'state' | 'yield' | 'result'>(type: Type, detail: AppEventMap[Type]['detail']) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
