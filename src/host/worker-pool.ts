import type { AppDescription, ChangedProperties, Kind, Outcome, Program, RunRequest } from '../protocol';
import { endedAlong } from './failures';
import type { Sandbox, SandboxEvents } from './sandbox';
import type { Spares } from './spares';

/** The app's own sandbox, and the properties that updates have changed so far. */
type First = { readonly current: Sandbox | undefined; readonly changed: ChangedProperties };

/** An active run, and whether its worker has been asked to start it. */
type Placed = { listener: number; slot: number; stopping: boolean; started: boolean };

/** A worker besides the first. `loading` resolves with whether it has loaded the program. */
type Other = { sandbox: Sandbox; loading: Promise<boolean> };

/** Keeps the ids that each worker gives to the files it loads apart from those of the others. Calls of `yc.remote` are kept apart anyway. */
const asksEach = 2 ** 40;

/**
 * Spreads the runs of listeners with `workers` over several sandboxes: the app's own, slot 0, and others that load the same
 * program when a run first needs them. All other listeners run in the app's own. Loaded only for apps that have such a listener.
 */
export class WorkerPool {
  readonly #first: First;
  readonly #spares: Spares;
  readonly #events: SandboxEvents;
  readonly #program: Program;
  readonly #workers: readonly number[];
  readonly #others = new Map<number, Other>();
  readonly #runs = new Map<number, Placed>();

  /** @param events what is done with what any of these workers reports */
  constructor(first: First, spares: Spares, events: SandboxEvents, program: Program, app: AppDescription) {
    this.#first = first;
    this.#spares = spares;
    this.#events = events;
    this.#program = program;
    this.#workers = app.listeners.map(({ workers = 1 }) => workers);
  }

  /** Starts a run in the worker with the fewest active runs of its listener. */
  start(request: RunRequest, outputs: readonly Kind[], transfer: Transferable[] = []) {
    const slot = this.#freest(request.listener);
    const placed: Placed = { listener: request.listener, slot, stopping: false, started: slot === 0 };
    this.#runs.set(request.run, placed);
    if (slot === 0) return this.#first.current?.start(request, outputs, transfer);
    const { sandbox, loading } = this.#otherIn(slot);
    void loading.then((isLoaded) => {
      // If it was stopped meanwhile, or its worker is gone, its end has been reported.
      if (!isLoaded || this.#runs.get(request.run) !== placed) return;
      placed.started = true;
      sandbox.restore(this.#first.changed);
      sandbox.start(request, outputs, transfer);
    });
  }

  /** Asks a run to stop. `answered` is called when its worker has heard of it. */
  stop(run: number, answered?: () => void) {
    const placed = this.#runs.get(run);
    if (!placed?.slot) return this.#first.current?.stop(run, answered);
    placed.stopping = true;
    if (placed.started) this.#others.get(placed.slot)?.sandbox.stop(run, answered);
    else this.#events.end(run, { type: 'stopped' });
  }

  /** Calls a listener's own `key` function, in the worker that its next run would get. */
  async cacheKey(request: Omit<RunRequest, 'run'>): Promise<unknown> {
    const slot = this.#freest(request.listener);
    if (slot === 0) return this.#first.current?.cacheKey(request);
    const { sandbox, loading } = this.#otherIn(slot);
    if (!(await loading)) throw new Error('Its worker did not load.');
    return sandbox.cacheKey(request);
  }

  /** Whether a run is in another sandbox than the app's own. */
  has(run: number): boolean {
    return this.#slotOf(run) > 0;
  }

  /** Forgets a run that has ended. */
  ended(run: number) {
    this.#runs.delete(run);
  }

  /** Terminates the worker of a run that does not stop. Returns `false` if that is the app's own. */
  replace(run: number): boolean {
    const slot = this.#slotOf(run);
    if (slot === 0) return false;
    this.#others.get(slot)?.sandbox.terminate();
    this.#lose(slot, endedAlong);
    return true;
  }

  /** Terminates all workers but the app's own. A later run starts them again. */
  end() {
    for (const { sandbox } of this.#others.values()) sandbox.terminate();
    this.#others.clear();
    this.#runs.clear();
  }

  #slotOf(run: number): number {
    return this.#runs.get(run)?.slot ?? 0;
  }

  #freest(listener: number): number {
    const active = new Array<number>(this.#workers[listener] ?? 1).fill(0);
    for (const placed of this.#runs.values())
      if (placed.listener === listener && !placed.stopping) active[placed.slot] = (active[placed.slot] ?? 0) + 1;
    return active.indexOf(Math.min(...active));
  }

  #otherIn(slot: number): Other {
    const known = this.#others.get(slot);
    if (known) return known;
    const sandbox = this.#spares.take();
    const isCurrent = () => this.#others.get(slot)?.sandbox === sandbox;
    sandbox.events = this.#eventsOf(slot, isCurrent);
    const loading = sandbox.load(this.#program).then(
      () => true,
      (thrown: unknown) => {
        sandbox.terminate();
        if (isCurrent()) this.#lose(slot, thrown instanceof Error ? thrown.message : String(thrown));
        return false;
      },
    );
    const other = { sandbox, loading };
    this.#others.set(slot, other);
    this.#spares.warmSoon();
    return other;
  }

  /** A worker is gone. Ends its runs. */
  #lose(slot: number, message: string) {
    this.#others.delete(slot);
    for (const [run, placed] of [...this.#runs]) {
      if (placed.slot !== slot) continue;
      const failed: Outcome = { type: 'failed', fault: { name: 'Error', message, frames: [] } };
      this.#events.end(run, placed.stopping ? { type: 'stopped' } : failed);
    }
  }

  /** Leaves out what the program says while it loads again, and what the app is made of, since only the first worker has that. */
  #eventsOf(slot: number, isCurrent: () => boolean): SandboxEvents {
    const has = (run: number) => isCurrent() && this.#slotOf(run) === slot;
    const isRunning = () => [...this.#runs.values()].some((placed) => placed.slot === slot && placed.started);
    return {
      ...this.#events,
      yields: (run, slots, count) => (has(run) ? this.#events.yields(run, slots, count) : []),
      progress: (run, tracks) => has(run) && this.#events.progress(run, tracks),
      end: (run, outcome) => has(run) && this.#events.end(run, outcome),
      log: (entries, dropped) => isRunning() && this.#events.log(entries, dropped),
      alert: (alert) => isRunning() && this.#events.alert(alert),
      uncaught: (fault) => isRunning() && this.#events.uncaught(fault),
      died: (reason) => isCurrent() && this.#lose(slot, reason),
      ask: (asked) => {
        const { op, id } = (asked ?? {}) as { op?: unknown; id?: unknown };
        if (op === 'render' || op === 'look') return Promise.resolve({ value: undefined });
        const isFile = typeof id === 'number' && op !== 'remote';
        return this.#events.ask(isFile ? { ...(asked as object), id: id + slot * asksEach } : asked);
      },
    };
  }
}
