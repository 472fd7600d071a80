import {
  type AppDescription,
  type ChangedProperties,
  type Compiler,
  type ListenerDescription,
  type Outcome,
  type Problem,
  type Program,
  type Sketch,
  stopGrace,
  streamGrace,
  type WireValue,
} from '../protocol';
import { hintLine } from './console';
import { attempt, freedBy, guarded } from './guarded';
import { loadProblems } from './loading';
import { onceIn } from './onceIn';
import { problemOf } from './problem';
import { noteUpdates } from './property-changes';
import { relay } from './relay';
import { type Held, isSeen, newRun, prepare, type Run, wholeOf } from './run';
import type { Sandbox } from './sandbox';
import { chainAfter, type Inputs, type Request, Scheduler } from './scheduler';
import { type AppState, type SessionEvents, stateAfter } from './sessionEvents';
import { bytesOf } from './size';
import type { Spares } from './spares';

/** A program whose app is on the page. */
type Loaded = { sketch: Sketch; program: Program; app: AppDescription; scheduler: Scheduler };

/**
 * One app's life: a sketch is compiled and loaded into a sandbox, runs start and end as their scheduler says, and a
 * sandbox that does not come to rest is replaced. Knows nothing of the page.
 */
export class Session {
  readonly #events: SessionEvents;
  readonly #compiler: Compiler;
  readonly #spares: Spares;
  readonly #runs = new Map<number, Held>();
  /** The streams that are on, and how each is asked to end. */
  readonly #streams = new Map<Run, (now: boolean) => void>();
  #state: AppState = 'idle';
  #loaded: Loaded | undefined;
  #sandbox: Sandbox | undefined;
  /** What updates have changed of the app's components: a worker that takes another one's place is told. */
  #changed: ChangedProperties = {};
  /** The loading of the program into a fresh sandbox, while it goes on. */
  #opening: Promise<boolean> | undefined;
  /** Another sketch is being loaded: the events of the app that is still shown are not heeded. */
  #replacing = false;
  /** Grows when what is being loaded is given up, so that a late answer is told from a wanted one. */
  #attempt = 0;

  constructor(events: SessionEvents, compiler: Compiler, spares: Spares) {
    this.#events = guarded(events);
    this.#compiler = compiler;
    this.#spares = spares;
  }

  get state(): AppState {
    return this.#state;
  }

  /** Compiles and loads a sketch. What was on is ended. Where the sketch cannot be loaded, the app before stays. */
  async load(sketch: Sketch): Promise<void> {
    this.#discard();
    const attempt = this.#attempt;
    this.#replacing = true;
    this.#events.problems([]);
    this.#become('loading');
    const compiled = await this.#compiler.compile(sketch);
    if (attempt !== this.#attempt) return;
    if (!compiled.ok) return this.#fail(compiled.problems);
    const { program } = compiled;
    this.#changed = {};
    const app = await this.#open(sketch, program);
    if (!app || attempt !== this.#attempt) return;
    this.#loaded = { sketch, program, app, scheduler: this.#schedule(app.listeners) };
    this.#events.app(app);
    this.#replacing = false;
    this.#events.loaded(app);
    if (compiled.hints) this.#events.log(compiled.hints.map(hintLine), 0);
    // An app that begins by itself goes from loading to running, without a rest between.
    if (![...this.#runs.values()].some(isSeen)) this.#become('idle');
  }

  /** An event that a listener waits for has come. */
  trigger(request: Request) {
    if (!this.#replacing) this.#loaded?.scheduler.trigger(request);
  }

  /**
   * Begins a stream: a run that lasts while its pieces, which are runs of their own, come and go, until
   * {@link streamed} is called. `end` asks for that: soon, with what is left, or now, without. Nothing comes of it where
   * what is on is being stopped, or gives way to another app.
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

  /** A stream is over, and its last piece done with. */
  streamed(run: Run, outcome: Outcome['type']) {
    if (!this.#streams.delete(run)) return;
    this.#tellEnd(run, outcome);
    if (this.#state !== 'stopping')
      this.#loaded?.scheduler.follow(run.request.listener, outcome, 0, chainAfter(run.id, outcome));
    this.#settle(outcome, true);
  }

  /**
   * Stops what is on. Runs get {@link stopGrace} for their `finally` blocks; then their worker is replaced. Streams get
   * {@link streamGrace} before, to hand over what is left of them.
   */
  stop() {
    if (this.#streams.size > 0 && this.#state !== 'stopping') return this.#stopStreams();
    this.#loaded?.scheduler.clear();
    for (const end of [...this.#streams.values()]) end(true);
    if (this.#state === 'loading') {
      this.#discard();
      return this.#become('stopped');
    }
    if (this.#runs.size === 0) return;
    this.#become('stopping');
    for (const run of this.#runs.values()) this.#stopRun(run);
  }

  #stopStreams() {
    this.#become('stopping');
    const { scheduler, app } = this.#loaded as Loaded;
    for (const [index, { stream }] of app.listeners.entries()) if (!stream) scheduler.drop(index);
    for (const run of this.#runs.values()) if (!run.request.piece) this.#stopRun(run);
    const ending = [...this.#streams];
    for (const [run, end] of ending) {
      this.#events.stopping(run);
      end(false);
    }
    setTimeout(() => ending.some(([run]) => this.#streams.has(run)) && this.stop(), streamGrace);
  }

  /** Back to rest: what was wrong or done no longer matters, nor do inputs that are still being made ready, nor updates. */
  rest() {
    this.#changed = {};
    this.#sandbox?.restore({});
    for (const run of [...this.#runs.values()]) if (run.preparing) this.#stopRun(run);
    if (['loading', 'running', 'stopping'].includes(this.#state)) return;
    this.#events.problems([]);
    this.#become('idle');
  }

  /** Forgets the app and ends all that it began. */
  unload() {
    this.#discard();
    this.#loaded = undefined;
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

  #schedule(listeners: readonly ListenerDescription[]): Scheduler {
    const scheduler: Scheduler = new Scheduler(listeners, {
      start: (request) => this.#start(request, listeners[request.listener] as ListenerDescription),
      stop: (id) => {
        const run = this.#runs.get(id);
        if (!run) return;
        run.givenUp = true;
        this.#stopRun(run);
      },
      follow: (listener, depth, chain) => this.#events.follow(listener, depth, chain),
      refuse: (_listener, message) => this.#events.alert({ level: 'warning', title: null, message, duration: 10 }),
      // Ten thousand that wait are counted once every 50 ms, not ten thousand times.
      changed: onceIn(50, () => this.#events.waits(scheduler.waits())),
    });
    return scheduler;
  }

  #start(request: Request, listener: ListenerDescription): number {
    const run = newRun(request, listener);
    this.#runs.set(run.id, run);
    // What a run of its chain has failed of is still to be read.
    if (request.depth === 0 && isSeen(run) && !request.chain) this.#events.problems([]);
    void this.#send(run);
    return run.id;
  }

  async #send(run: Held) {
    if (this.#opening || !this.#sandbox || this.#sandbox.dead) {
      if (isSeen(run)) this.#become('loading');
      const opened = await this.#reopen();
      if (!opened || !this.#runs.has(run.id) || run.stopping) return;
    }
    if (!run.request.piece) this.#events.begin(run);
    if (isSeen(run)) this.#become('running');
    await this.#feed(run);
  }

  /** Starts a run when its inputs have come; should they not, it fails. */
  async #feed(run: Held) {
    try {
      const inputs = prepare(run, (tracks) => this.#events.progress(wholeOf(run), tracks));
      // Not one turn later where they are there.
      const fetched: Inputs = inputs instanceof Promise ? await inputs : inputs;
      if (!this.#runs.has(run.id)) return;
      if (run.stopping || !fetched) return this.#finish(run, 'stopped');
      const { program } = this.#loaded as Loaded;
      const find = (basis: unknown) => this.#events.kept(run, basis, program);
      // Few listeners keep results. Should the code for it not come, the run runs.
      const replays = run.listener.cache && (await import('./replay').catch(() => undefined));
      const kept = replays && (await replays.findKept(run, fetched, this.#sandbox, find));
      if (!this.#runs.has(run.id)) return;
      if (run.stopping) this.#finish(run, 'stopped');
      else if (kept) {
        await replays.replay(run, kept, (slots) => {
          if (noteUpdates(this.#changed, slots, run.listener.outputs)) this.#sandbox?.restore(this.#changed);
          return this.#events.yields(run, slots);
        });
        if (this.#runs.has(run.id)) this.#finish(run, 'done');
      } else this.#launch(run, fetched);
    } catch (error) {
      if (!this.#runs.has(run.id)) return;
      this.#events.problems([{ message: error instanceof Error ? error.message : String(error) }]);
      this.#finish(run, 'failed');
    }
  }

  #launch(run: Held, inputs: WireValue[]) {
    const { event, listener, piece } = run.request;
    const { components = [] } = this.#loaded?.app ?? {};
    const kinds = run.listener.outputs.map((id) => components[id]?.kind ?? 'auto');
    this.#sandbox?.start({ run: run.id, listener, inputs, ...(event && { event }) }, kinds, piece?.transfer);
  }

  /** Loads the program again, into a fresh sandbox; once for all runs that wait for it. */
  #reopen(): Promise<boolean> {
    const { sketch, program } = this.#loaded as Loaded;
    const opening = this.#opening ?? this.#open(sketch, program).then((app) => app !== undefined);
    this.#opening = opening;
    void opening.finally(() => {
      if (this.#opening === opening) this.#opening = undefined;
    });
    return opening;
  }

  #stopRun(run: Held) {
    if (run.stopping) return;
    run.stopping = true;
    this.#events.stopping(wholeOf(run));
    run.replay?.abort();
    // Its code does not run: there is nothing to wait for.
    if (run.preparing || run.replay) return this.#finish(run, 'stopped');
    this.#sandbox?.stop(run.id);
    setTimeout(() => this.#runs.get(run.id) === run && this.#endStuck(), stopGrace);
  }

  /** A run that was stopped did not come to rest: its worker goes, and what else ran there goes on in the next one. */
  #endStuck() {
    this.#replace();
    for (const run of [...this.#runs.values()]) {
      if (run.stopping) this.#finish(run, 'stopped');
      else if (run.recorder.record.yields === 0) void this.#send(run);
      else {
        this.#events.problems([
          { message: 'A run was ended along with another one that did not stop when it was asked to.' },
        ]);
        this.#finish(run, 'failed');
      }
    }
  }

  /** Loads a program into a fresh sandbox. Nothing comes of it where the program fails, or is given up meanwhile. */
  async #open(sketch: Sketch, program: Program): Promise<AppDescription | undefined> {
    const sandbox = this.#spares.take();
    this.#sandbox = sandbox;
    this.#listen(sandbox);
    try {
      const app = await sandbox.load(program);
      if (Object.keys(this.#changed).length > 0) sandbox.restore(this.#changed);
      return app;
    } catch (thrown) {
      const problems = await loadProblems(thrown, sketch, program, this.#compiler);
      if (this.#sandbox !== sandbox) return undefined;
      this.#replace();
      this.#fail(problems);
      return undefined;
    } finally {
      this.#spares.warm();
    }
  }

  #listen(sandbox: Sandbox) {
    const isMine = () => this.#sandbox === sandbox;
    const runOf = (id: number) => (isMine() ? this.#runs.get(id) : undefined);
    sandbox.events = {
      ...relay(isMine, this.#events, this.#compiler),
      yields: (id, slots, count) => {
        const run = runOf(id);
        if (!run || run.givenUp) return [];
        run.recorder.yielded(count, bytesOf(slots));
        noteUpdates(this.#changed, slots, run.listener.outputs);
        return freedBy(() => this.#events.yields(wholeOf(run), slots));
      },
      progress: (id, tracks) => {
        const run = runOf(id);
        if (run && !run.givenUp) this.#events.progress(wholeOf(run), tracks);
      },
      end: (id, outcome) => {
        const run = runOf(id);
        if (run) void this.#end(run, outcome);
      },
      died: (reason, at) => {
        if (!isMine()) return;
        this.#sandbox = undefined;
        // A forged place may name any file: only one of the sketch can be gone to.
        const location = at && Object.hasOwn(this.#loaded?.sketch.files ?? {}, at.file) ? at : undefined;
        this.#fail([{ message: reason, ...(location && { location }) }]);
      },
    };
  }

  async #end(run: Held, outcome: Outcome) {
    if (outcome.type === 'failed' && !run.givenUp) {
      const problem = await problemOf(outcome.fault, this.#compiler);
      if (!this.#runs.has(run.id)) return;
      this.#events.problems([problem]);
    }
    this.#finish(run, run.givenUp ? 'stopped' : outcome.type);
  }

  /** All runs fail: their worker has died, or could not be loaded. */
  #fail(problems: Problem[]) {
    this.#replacing = false;
    this.#events.problems(problems);
    const runs = [...this.#runs.values()];
    this.#endStreams('failed');
    for (const run of runs) this.#finish(run, 'failed');
    this.#become('error');
  }

  #finish(run: Held, outcome: Outcome['type']) {
    this.#runs.delete(run.id);
    run.preparing?.abort();
    this.#tellEnd(run, outcome);
    const seconds = (run.recorder.record.ended ?? 0) / 1000;
    this.#loaded?.scheduler.ended(run.request, run.id, outcome, seconds);
    // A chain one of whose runs failed has failed, whatever ran after that.
    const failed = outcome === 'done' && isSeen(run) && run.request.chain?.failed;
    this.#settle(failed ? 'failed' : outcome, isSeen(run));
  }

  /** A run has ended; a stream is told by itself of its pieces. */
  #tellEnd(run: Run, outcome: Outcome['type']) {
    const { piece } = run.request;
    if (piece) return attempt(() => piece.ended(outcome), undefined);
    run.recorder.ended(outcome);
    this.#events.end(run, outcome);
  }

  /** The app comes to rest when nothing goes on that is seen. */
  #settle(outcome: Outcome['type'], seen: boolean) {
    if (this.#streams.size > 0) return;
    const rest = [...this.#runs.values()].filter((each) => isSeen(each));
    if (rest.length === 0) {
      if (outcome === 'failed' || seen) this.#become(stateAfter[outcome]);
    } else if (this.#state === 'stopping' && rest.some((each) => !each.stopping)) this.#become('running');
  }

  /** Ends the worker and has the next one stand by. */
  #replace() {
    this.#sandbox?.terminate();
    this.#sandbox = undefined;
    this.#opening = undefined;
    this.#spares.warm();
  }

  #discard() {
    this.#attempt++;
    this.#replacing = false;
    this.#loaded?.scheduler.clear();
    this.#endStreams('stopped');
    for (const run of this.#runs.values()) run.preparing?.abort();
    for (const run of this.#runs.values()) this.#tellEnd(run, 'stopped');
    this.#runs.clear();
    if (this.#sandbox) this.#replace();
  }

  /** Streams end along with what they would be handed to. */
  #endStreams(outcome: Outcome['type']) {
    for (const [run, end] of [...this.#streams]) {
      this.#streams.delete(run);
      end(true);
      this.#tellEnd(run, outcome);
    }
  }
}
