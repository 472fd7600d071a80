import {
  type AppDescription,
  type Compiler,
  type Frame,
  type Location,
  type LogEntry,
  type LogLevel,
  type Outcome,
  type Problem,
  type Program,
  type Sketch,
  type Slot,
  stopGrace,
  type WireValue,
} from '../protocol';
import { locate, problemOf } from './problem';
import { Recorder } from './record';
import { LoadFailure, type Sandbox } from './sandbox';
import type { Spares } from './spares';

/** Where an app stands, as `data-state` tells it. */
export type AppState = 'idle' | 'loading' | 'running' | 'stopping' | 'stopped' | 'done' | 'error';

/** A line that the author's code wrote to the console. */
export type ConsoleLine = { level: LogLevel; text: string; location?: Location };

export type SessionEvents = {
  state(state: AppState): void;
  /** An app has been loaded; it replaces the one before. */
  app(description: AppDescription): void;
  /** A run begins: what was shown is the last run's. */
  begin(recorder: Recorder, outputs: readonly number[]): void;
  /** Yields of the current run. Returns the buffers that are no longer needed. */
  yields(slots: Slot[], count: number, outputs: readonly number[]): ArrayBuffer[];
  log(lines: ConsoleLine[], dropped: number): void;
  /** Something is wrong. Called with nothing when what was wrong no longer matters. */
  problems(problems: Problem[]): void;
};

/** A program whose app is on the page. */
type Loaded = { sketch: Sketch; program: Program; app: AppDescription };

type Current = { id: number; recorder: Recorder; outputs: readonly number[] };

let lastRun = 0;

/**
 * One app's life: a sketch is compiled and loaded into a sandbox, runs start and end, and a sandbox that does not come
 * to rest is replaced. Knows nothing of the page.
 */
export class Session {
  readonly #events: SessionEvents;
  readonly #compiler: Compiler;
  readonly #spares: Spares;
  #state: AppState = 'idle';
  #loaded: Loaded | undefined;
  #sandbox: Sandbox | undefined;
  #current: Current | undefined;
  /** Grows when what is being loaded is given up, so that a late answer is told from a wanted one. */
  #attempt = 0;

  constructor(events: SessionEvents, compiler: Compiler, spares: Spares) {
    this.#events = events;
    this.#compiler = compiler;
    this.#spares = spares;
  }

  get state(): AppState {
    return this.#state;
  }

  /**
   * Compiles and loads a sketch. What was on is ended. An app without inputs is submitted at once. Where the sketch
   * cannot be loaded, the app before stays.
   */
  async load(sketch: Sketch): Promise<void> {
    this.#discard();
    const attempt = this.#attempt;
    this.#events.problems([]);
    this.#become('loading');
    const compiled = await this.#compiler.compile(sketch);
    if (attempt !== this.#attempt) return;
    if (!compiled.ok) return this.#fail(compiled.problems);
    const app = await this.#open(sketch, compiled.program);
    if (!app || attempt !== this.#attempt) return;
    this.#loaded = { sketch, program: compiled.program, app };
    this.#events.app(app);
    this.#become('idle');
    const { listener } = app.layout;
    if (app.listeners[listener]?.inputs.length === 0) await this.submit(listener, []);
  }

  /** Starts a run, unless one is on. Returns whether it was started. */
  async submit(listener: number, inputs: WireValue[]): Promise<boolean> {
    const loaded = this.#loaded;
    const called = loaded?.app.listeners[listener];
    if (!loaded || !called || ['loading', 'running', 'stopping'].includes(this.#state)) return false;
    this.#events.problems([]);
    const recorder = new Recorder(++lastRun);
    const current: Current = { id: lastRun, recorder, outputs: called.outputs };
    if (!this.#sandbox || this.#sandbox.dead) {
      this.#become('loading');
      const attempt = this.#attempt;
      if (!(await this.#open(loaded.sketch, loaded.program)) || attempt !== this.#attempt) return false;
    }
    this.#current = current;
    this.#events.begin(recorder, called.outputs);
    this.#become('running');
    const kinds = called.outputs.map((id) => loaded.app.components[id]?.kind ?? 'auto');
    this.#sandbox?.start({ run: current.id, listener, inputs }, kinds);
    return true;
  }

  /** Stops what is on. A run gets {@link stopGrace} for its `finally` blocks; then its worker is replaced. */
  stop() {
    const { id } = this.#current ?? {};
    if (this.#state === 'loading') {
      this.#discard();
      return this.#become('stopped');
    }
    if (this.#state !== 'running' || id === undefined) return;
    this.#become('stopping');
    this.#sandbox?.stop(id);
    setTimeout(() => {
      if (this.#current?.id !== id) return;
      this.#replace();
      this.#finish('stopped');
    }, stopGrace);
  }

  /** Back to rest: what was wrong or done no longer matters. */
  rest() {
    if (['loading', 'running', 'stopping'].includes(this.#state)) return;
    this.#events.problems([]);
    this.#become('idle');
  }

  dispose() {
    this.#discard();
  }

  #become(state: AppState) {
    if (this.#state === state) return;
    this.#state = state;
    this.#events.state(state);
  }

  /** Loads the program into a fresh sandbox. Nothing comes of it where the program fails, or is given up meanwhile. */
  async #open(sketch: Sketch, program: Program): Promise<AppDescription | undefined> {
    const sandbox = this.#spares.take();
    this.#sandbox = sandbox;
    this.#listen(sandbox);
    try {
      return await sandbox.load(program);
    } catch (thrown) {
      const problems = await this.#loadProblems(thrown, sketch, program);
      if (this.#sandbox !== sandbox) return undefined;
      this.#replace();
      this.#fail(problems);
      return undefined;
    } finally {
      this.#spares.warm();
    }
  }

  async #loadProblems(thrown: unknown, sketch: Sketch, program: Program): Promise<Problem[]> {
    if (!(thrown instanceof LoadFailure))
      return [{ message: thrown instanceof Error ? thrown.message : String(thrown) }];
    const { fault } = thrown;
    if (fault.name === 'SyntaxError' && fault.frames.length === 0) {
      // Engines refuse such code without saying where; the full parser knows.
      const found = await this.#compiler.check(sketch);
      if (found.length > 0) return found;
    }
    const otherwise = fault.name === 'NothingToRun' ? program.bareProblem?.location : undefined;
    return [await problemOf(fault, this.#compiler, otherwise)];
  }

  #listen(sandbox: Sandbox) {
    const isMine = () => this.#sandbox === sandbox;
    sandbox.events = {
      yields: (run, slots, count) => {
        const current = this.#current;
        if (!isMine() || current?.id !== run) return [];
        current.recorder.yielded(count, bytesOf(slots));
        return this.#events.yields(slots, count, current.outputs);
      },
      end: (run, outcome) => {
        if (isMine() && this.#current?.id === run) void this.#end(outcome);
      },
      log: (entries, dropped) => {
        if (isMine()) void linesOf(entries, this.#compiler).then((lines) => this.#events.log(lines, dropped));
      },
      uncaught: async (fault) => {
        if (!isMine()) return;
        const problem = await problemOf(fault, this.#compiler);
        this.#events.problems([problem]);
        this.#events.log(
          [{ level: 'error', text: problem.message, ...(problem.location && { location: problem.location }) }],
          0,
        );
      },
      died: (reason) => {
        if (!isMine()) return;
        this.#sandbox = undefined;
        this.#fail([{ message: reason }]);
      },
    };
  }

  async #end(outcome: Outcome) {
    if (outcome.type !== 'failed') return this.#finish(outcome.type);
    const problem = await problemOf(outcome.fault, this.#compiler);
    this.#fail([problem]);
  }

  #fail(problems: Problem[]) {
    this.#events.problems(problems);
    this.#finish('failed');
  }

  #finish(outcome: Outcome['type']) {
    this.#current?.recorder.ended(outcome);
    this.#current = undefined;
    this.#become(outcome === 'failed' ? 'error' : outcome);
  }

  /** Ends the worker and has the next one stand by. */
  #replace() {
    this.#sandbox?.terminate();
    this.#sandbox = undefined;
    this.#spares.warm();
  }

  #discard() {
    this.#attempt++;
    this.#current?.recorder.ended('stopped');
    this.#current = undefined;
    if (this.#sandbox) this.#replace();
  }
}

/** Entries of the console at the author's own places. Most come from few places: each is looked up once. */
const linesOf = (entries: readonly LogEntry[], compiler: Compiler): Promise<ConsoleLine[]> => {
  const places = new Map<string, Promise<Location | undefined>>();
  const placeOf = (frame: Frame) => {
    const key = `${frame.file}:${frame.line}:${frame.column}`;
    const place = places.get(key) ?? locate(frame, compiler);
    places.set(key, place);
    return place;
  };
  return Promise.all(
    entries.map(async ({ level, text, frame }): Promise<ConsoleLine> => {
      const location = frame ? await placeOf(frame) : undefined;
      return location ? { level, text, location } : { level, text };
    }),
  );
};

const bytesOf = (slots: readonly Slot[]): number => {
  let bytes = 0;
  for (const slot of slots) {
    if (typeof slot === 'string') bytes += slot.length;
    else if (typeof slot === 'object' && slot !== null) {
      if ('data' in slot) bytes += slot.data.byteLength;
      else if ('text' in slot) bytes += slot.text.length;
      else if ('file' in slot) bytes += slot.file.size;
    }
  }
  return bytes;
};
