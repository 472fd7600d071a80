import {
  type AppDescription,
  type Compiler,
  type Kind,
  type ListenerDescription,
  type Outcome,
  type Problem,
  type Program,
  type Sketch,
  stopGrace,
  streamGrace,
} from '../protocol';
import { AppSandbox } from './app-sandbox';
import { hintLine } from './console';
import { alertRefused, endedAlong, explained, explainedLoad } from './failures';
import { attempt, guarded } from './guarded';
import { onceIn } from './once-in';
import { relay } from './relay';
import { chainAfter, type Held, type Inputs, isSeen, newRun, prepare, type Request, type Run, wholeOf } from './run';
import type { SandboxEvents } from './sandbox';
import { Scheduler } from './scheduler';
import { type AppState, type SessionEvents, stateAfter } from './session-events';
import type { Spares } from './spares';
import { limitStop } from './stopping';

/** The program whose app is on the page. */
type Loaded = { sketch: Sketch; program: Program; app: AppDescription; scheduler: Scheduler };

/**
 * The life of one app: compiles a sketch, loads it into a sandbox, starts and ends runs as the scheduler says, and
 * replaces a sandbox that does not stop. Knows nothing about the page.
 */
export class Session {
  readonly #events: SessionEvents;
  readonly #compiler: Compiler;
  readonly #place: AppSandbox;
  readonly #runs = new Map<number, Held>();
  /** Active streams, each with the function that asks it to end. */
  readonly #streams = new Map<Run, (now: boolean) => void>();
  #state: AppState = 'idle';
  #loaded: Loaded | undefined;
  #replays: typeof import('./replay') | undefined;
  /** While a new sketch loads, ignore events from the app still on screen. */
  #replacing = false;
  #terminated = false;
  /** Incremented when loading is abandoned, so that late answers can be ignored. */
  #attempt = 0;

  constructor(events: SessionEvents, compiler: Compiler, spares: Spares) {
    this.#events = guarded(events);
    this.#compiler = compiler;
    this.#place = new AppSandbox(spares, (program, isCurrent) => this.#listenersOf(program, isCurrent));
  }

  get state(): AppState {
    return this.#state;
  }

  /** The loaded sketch and its compiled program. */
  get loaded(): { sketch: Sketch; program: Program } | undefined {
    return this.#loaded;
  }

  /** Whether the latest run had to be ended by terminating its worker. */
  get terminated(): boolean {
    return this.#terminated;
  }

  /**
   * Compiles and loads a sketch, ending whatever was active. If the sketch fails to load, the previous app stays.
   * Resolves with whether it was loaded.
   */
  async load(sketch: Sketch): Promise<boolean> {
    this.#discard();
    const attempt = this.#attempt;
    this.#replacing = true;
    this.#events.problems([]);
    this.#become('loading');
    const compiled = await this.#compiler.compile(sketch);
    const spoken = await this.#events.spoken?.();
    if (attempt !== this.#attempt) return false;
    if (!compiled.ok) return this.fail(compiled.problems);
    const { program } = compiled;
    if (spoken) program.spoken = spoken;
    this.#place.reset();
    const app = await this.#open(sketch, program);
    const pool = app && (await this.#place.poolFor(program, app));
    if (!app || attempt !== this.#attempt) return false;
    this.#terminated = false;
    this.#place.pool = pool;
    this.#loaded = { sketch, program, app, scheduler: this.#schedule(app.listeners) };
    this.#events.app(app);
    this.#replacing = false;
    this.#events.loaded(app);
    if (compiled.hints) this.#events.log(compiled.hints.map(hintLine), 0);
    // An app that starts by itself goes from loading to running, without being idle in between.
    if (![...this.#runs.values()].some(isSeen)) this.#become('idle');
    return true;
  }

  /** Handles an event that a listener waits for. */
  trigger(request: Request) {
    if (!this.#replacing) this.#loaded?.scheduler.trigger(request);
  }

  /**
   * Begins a stream: a run that lasts until {@link streamed} is called, while its pieces, which are runs of their own,
   * come and go. `end` asks the stream to end: soon, with what is left, or now, without it. Returns `undefined` while
   * the app is being stopped or replaced.
   */
  stream(listener: number, end: (now: boolean) => void): Run | undefined {
    const described = this.#loaded?.app.listeners[listener];
    if (!described || this.#replacing || this.#state === 'stopping') return undefined;
    const run: Run = newRun({ listener, inputs: () => undefined, depth: 0 }, described);
    this.#streams.set(run, guarded({ end }).end);
    this.#events.problems([]);
    this.#events.begin(run);
    this.#become('running');
    return run;
  }

  /** A stream has ended, its last piece included. */
  streamed(run: Run, outcome: Outcome['type']) {
    if (!this.#streams.delete(run)) return;
    this.#tellEnd(run, outcome);
    const ending = this.#state === 'stopping' || undefined;
    this.#loaded?.scheduler.follow(run.request.listener, outcome, 0, chainAfter(run.id, outcome, undefined, ending));
    this.#settle(outcome, true);
  }

  /**
   * Stops everything. Runs get a moment for their `finally` blocks; then their worker is replaced. What follows them
   * through `then` gets {@link stopGrace}. Streams first get {@link streamGrace} to hand over what is left.
   */
  stop() {
    if (this.#streams.size > 0 && this.#state !== 'stopping') return this.#stopStreams();
    for (const end of [...this.#streams.values()]) end(true);
    if (this.#state === 'loading') {
      this.#discard();
      this.#become('stopped');
      return this.#loaded?.scheduler.resume();
    }
    const runs = [...this.#runs.values()];
    if (runs.some(isSeen)) this.#become('stopping');
    this.#loaded?.scheduler.empty();
    for (const run of runs) this.#stopRun(run, true);
  }

  #stopStreams() {
    this.#become('stopping');
    const { scheduler, app } = this.#loaded as Loaded;
    for (const [index, { stream }] of app.listeners.entries()) if (!stream) scheduler.empty(index);
    for (const run of [...this.#runs.values()]) if (!run.request.piece) this.#stopRun(run, true);
    const ending = [...this.#streams];
    for (const [run, end] of ending) {
      this.#events.stopping(run);
      end(false);
    }
    setTimeout(() => ending.some(([run]) => this.#streams.has(run)) && this.stop(), streamGrace);
  }

  /** Stops one run, whose yields no longer matter. */
  cancel(id: number) {
    const run = this.#runs.get(id);
    if (run) this.#stopRun(Object.assign(run, { givenUp: true }));
  }

  /** Returns to idle: clears problems, property changes, and inputs that are still being prepared. */
  rest() {
    this.#place.reset();
    for (const run of [...this.#runs.values()]) if (run.preparing) this.#stopRun(run);
    if (['loading', 'running', 'stopping'].includes(this.#state)) return;
    this.#events.problems([]);
    this.#become('idle');
  }

  /** Forgets the app and ends everything that it started. */
  unload() {
    this.#discard();
    this.#loaded = undefined;
    this.#events.problems([]);
    this.#become('idle');
  }

  #become(state: AppState) {
    if (this.#state === state) return;
    this.#state = state;
    this.#events.state(state);
  }

  #schedule(listeners: readonly ListenerDescription[]): Scheduler {
    const scheduler: Scheduler = new Scheduler(listeners, {
      start: (request) => this.#start(request, listeners[request.listener] as ListenerDescription),
      stop: (id) => this.cancel(id),
      follow: (listener, depth, chain) => this.#events.follow(listener, depth, chain),
      refuse: (why) => void alertRefused(why).then(this.#events.alert),
      // Report the queue at most every 50 ms, not once for each of 10,000 waiting requests.
      changed: onceIn(50, () => this.#events.waits(scheduler.waits())),
    });
    return scheduler;
  }

  #start(request: Request, listener: ListenerDescription): number {
    const run = newRun(request, listener);
    this.#runs.set(run.id, run);
    // Keep a problem from an earlier run of the same chain on screen.
    if (request.depth === 0 && isSeen(run) && !request.chain) this.#events.problems([]);
    void this.#send(run);
    return run.id;
  }

  async #send(run: Held) {
    if (!this.#place.isOpen) {
      if (isSeen(run)) this.#become('loading');
      const { sketch, program } = this.#loaded as Loaded;
      const opened = await this.#place.reopen(() => this.#open(sketch, program));
      if (!opened || !this.#runs.has(run.id) || run.stopping) return;
    }
    if (run.request.chain?.ending) setTimeout(() => this.#runs.get(run.id) === run && this.#stopRun(run), stopGrace);
    if (!run.request.piece) this.#events.begin(run);
    if (isSeen(run)) this.#become('running');
    await this.#feed(run);
  }

  /** Starts a run once its inputs are ready. Fails it if they cannot be had. */
  async #feed(run: Held) {
    try {
      const inputs = prepare(run, (tracks) => this.#events.progress(wholeOf(run), tracks));
      // If they are ready, do not wait for another turn.
      const fetched: Inputs = inputs instanceof Promise ? await inputs : inputs;
      if (!this.#runs.has(run.id)) return;
      if (run.stopping || !fetched) return this.#finish(run, 'stopped');
      const { program } = this.#loaded as Loaded;
      const find = (basis: unknown) => this.#events.kept(run, basis, program);
      // Few listeners cache results. If the code for it fails to load, just run.
      if (run.listener.cache) this.#replays ??= await import('./replay').catch(() => undefined);
      const replays = run.listener.cache && this.#replays;
      const isDue = () => this.#runs.has(run.id) && !run.stopping;
      const shown =
        replays &&
        (await replays.replayKept(run, fetched, this.#place.runner, this.#kindsOf(run), find, isDue, (slots, at) => {
          this.#place.note(slots, run.listener.outputs, true);
          return this.#events.yields(run, slots, at);
        }));
      if (!this.#runs.has(run.id)) return;
      if (run.stopping) return this.#finish(run, 'stopped');
      if (shown === 'all') return this.#finish(run, 'done');
      // Start over: part of a damaged result may have been shown.
      if (shown === 'damaged' && !run.request.piece) this.#events.begin(run);
      const { event, listener, piece } = run.request;
      const request = { run: run.id, listener, inputs: fetched, ...(event && { event }) };
      this.#place.runner?.start(request, this.#kindsOf(run), piece?.transfer);
    } catch (error) {
      if (!this.#runs.has(run.id)) return;
      this.#events.problems([{ message: error instanceof Error ? error.message : String(error) }]);
      this.#finish(run, 'failed');
    }
  }

  #kindsOf({ listener }: Run): Kind[] {
    return listener.outputs.map((id) => this.#loaded?.app.components[id]?.kind ?? 'auto');
  }

  #stopRun(run: Held, ending?: true) {
    run.ending ??= ending;
    if (run.stopping) return;
    run.stopping = true;
    this.#events.stopping(wholeOf(run));
    run.replay?.abort();
    // Its code is not running, so there is nothing to wait for.
    if (run.preparing || run.replay) return this.#finish(run, 'stopped');
    const end = () => this.#runs.get(run.id) === run && this.#endStuck(run);
    this.#place.runner?.stop(run.id, limitStop(this.#runs.values(), end));
  }

  /** A stopped run did not end in time. Replaces its worker; the other runs go on in the next one. */
  #endStuck(stuck: Held) {
    this.#terminated = true;
    const { pool } = this.#place;
    if (pool?.replace(stuck.id)) return;
    this.#place.replace();
    for (const run of [...this.#runs.values()]) {
      if (pool?.has(run.id)) continue;
      if (run.stopping) this.#finish(run, 'stopped');
      else if (run.recorder.record.yields === 0) void this.#send(run);
      else {
        this.#events.problems([{ message: endedAlong }]);
        this.#finish(run, 'failed');
      }
    }
  }

  /** Loads a program into a fresh sandbox. Gives `undefined` if the program fails or loading is abandoned. */
  #open(sketch: Sketch, program: Program): Promise<AppDescription | undefined> {
    return this.#place.open(program, async (thrown, isCurrent) => {
      const problems = await explainedLoad(thrown, sketch, program, this.#compiler);
      if (!isCurrent()) return;
      this.#place.replace();
      this.fail(problems);
    });
  }

  #listenersOf(program: Program, isCurrent: () => boolean): SandboxEvents {
    return {
      ...relay(isCurrent, program, this.#runs, this.#events, this.#compiler, this.#place),
      end: (id, outcome) => {
        const run = isCurrent() && this.#runs.get(id);
        if (run) void this.#end(run, outcome);
      },
      died: (reason, at) => {
        if (!isCurrent()) return;
        this.#place.drop();
        this.#terminated = true;
        // A forged location may name any file; only the sketch's own can be opened.
        const location = at && Object.hasOwn(this.#loaded?.sketch.files ?? {}, at.file) ? at : undefined;
        this.fail([{ message: reason, ...(location && { location }) }]);
      },
    };
  }

  async #end(run: Held, outcome: Outcome) {
    if (outcome.type === 'failed' && !run.givenUp && !outcome.fault.hidden) {
      const problem = await explained(outcome.fault, this.#compiler);
      if (!this.#runs.has(run.id)) return;
      this.#events.problems([problem]);
    }
    this.#finish(run, run.givenUp ? 'stopped' : outcome.type);
  }

  /** Fails all runs: their worker died, or no sketch could be loaded. Returns `false`. */
  fail(problems: Problem[]): false {
    this.#replacing = false;
    this.#events.problems(problems);
    const runs = [...this.#runs.values()];
    this.#endStreams('failed');
    for (const run of runs) this.#finish(run, 'failed');
    this.#place.pool?.end();
    this.#become('error');
    this.#loaded?.scheduler.resume();
    return false;
  }

  #finish(run: Held, outcome: Outcome['type']) {
    this.#runs.delete(run.id);
    this.#place.pool?.ended(run.id);
    run.preparing?.abort();
    this.#tellEnd(run, outcome);
    this.#loaded?.scheduler.ended(run.request, run.id, outcome, (run.recorder.record.ended ?? 0) / 1000, run.ending);
    // If one run of a chain failed, the chain failed, whatever ran after it.
    const failed = outcome === 'done' && isSeen(run) && run.request.chain?.failed;
    this.#settle(failed ? 'failed' : outcome, isSeen(run));
  }

  /** Reports the end of a run. A stream hears of its pieces directly. */
  #tellEnd(run: Run, outcome: Outcome['type']) {
    const { piece } = run.request;
    if (piece) return attempt(() => piece.ended(outcome), undefined);
    run.recorder.ended(outcome);
    this.#events.end(run, outcome);
  }

  /** The app comes to rest when no visible run is active. */
  #settle(outcome: Outcome['type'], seen: boolean) {
    if (this.#streams.size > 0) return;
    const rest = [...this.#runs.values()].filter((each) => isSeen(each));
    if (rest.length === 0) {
      if (outcome === 'failed' || seen) this.#become(stateAfter[outcome]);
    } else if (this.#state === 'stopping' && rest.some((each) => !each.stopping)) this.#become('running');
  }

  #discard() {
    const isWhole = this.#loaded && !this.#replacing && this.#place.isOpen;
    this.#attempt++;
    this.#replacing = false;
    this.#loaded?.scheduler.clear([...this.#streams.keys(), ...this.#runs.values()]);
    this.#endStreams('stopped');
    for (const run of this.#runs.values()) run.preparing?.abort();
    for (const run of this.#runs.values()) this.#tellEnd(run, 'stopped');
    this.#runs.clear();
    const { current, pool } = this.#place;
    pool?.end();
    if (!current) return;
    // What its app does last may take a moment.
    if (isWhole && this.#events.leave(current)) this.#place.drop();
    this.#place.replace();
  }

  /** Ends all streams, since nothing is left to take their pieces. */
  #endStreams(outcome: Outcome['type']) {
    for (const [run, end] of [...this.#streams]) {
      this.#streams.delete(run);
      end(true);
      this.#tellEnd(run, outcome);
    }
  }
}
