import type { AppDescription, ChangedProperties, Program, Slot } from '../protocol';
import type { Sandbox, SandboxEvents } from './sandbox';
import type { Spares } from './spares';
import type { WorkerPool } from './worker-pool';

/**
 * Where one app's program runs: a sandbox, and the next one once that was terminated. Properties that updates have changed
 * go along.
 */
export class AppSandbox {
  readonly #spares: Spares;
  readonly #listen: (program: Program, isCurrent: () => boolean) => SandboxEvents;
  /** Set if listeners run on several workers. */
  pool: WorkerPool | undefined;
  #current: Sandbox | undefined;
  #changed: ChangedProperties = {};
  /** Pending while the program is loading again. */
  #reopening: Promise<boolean> | undefined;

  /** @param listen makes the listeners for a fresh sandbox. `isCurrent` tells whether it is still the app's. */
  constructor(spares: Spares, listen: (program: Program, isCurrent: () => boolean) => SandboxEvents) {
    this.#spares = spares;
    this.#listen = listen;
  }

  get current(): Sandbox | undefined {
    return this.#current;
  }

  /** What runs start in. */
  get runner(): Sandbox | WorkerPool | undefined {
    return this.pool ?? this.#current;
  }

  get changed(): ChangedProperties {
    return this.#changed;
  }

  /** The workers for listeners that ask for several; `undefined` if none does. */
  async poolFor(program: Program, app: AppDescription): Promise<WorkerPool | undefined> {
    if (!app.listeners.some(({ workers }) => workers)) return undefined;
    const pools = await import('./worker-pool').catch(() => undefined);
    const events = this.#listen(program, () => this.pool === pool);
    const pool = pools && new pools.WorkerPool(this, this.#spares, events, program, app);
    return pool;
  }

  /** Whether runs can start at once. */
  get isOpen(): boolean {
    return !this.#reopening && this.#current?.dead === false;
  }

  /**
   * Loads a program into a fresh sandbox.
   *
   * @param failed what to do if the program fails. `isCurrent` tells whether anybody still waits for it.
   */
  async open(
    program: Program,
    failed: (thrown: unknown, isCurrent: () => boolean) => Promise<void>,
  ): Promise<AppDescription | undefined> {
    const sandbox = this.#spares.take();
    const isCurrent = () => this.#current === sandbox;
    this.#current = sandbox;
    sandbox.events = this.#listen(program, isCurrent);
    try {
      const app = await sandbox.load(program);
      if (Object.keys(this.#changed).length > 0) sandbox.restore(this.#changed);
      return app;
    } catch (thrown) {
      await failed(thrown, isCurrent);
      return undefined;
    } finally {
      this.#spares.warmSoon();
    }
  }

  /** Has the program loaded again, once for all runs that wait for it. Resolves with whether it was. */
  reopen(open: () => Promise<AppDescription | undefined>): Promise<boolean> {
    const opening = this.#reopening ?? open().then((app) => app !== undefined);
    this.#reopening = opening;
    void opening.finally(() => {
      if (this.#reopening === opening) this.#reopening = undefined;
    });
    return opening;
  }

  /** Terminates the worker. The next one is warm. */
  replace() {
    this.#current?.terminate();
    this.drop();
    this.#reopening = undefined;
  }

  /** Forgets a worker that has died. */
  drop() {
    this.#current = undefined;
  }

  /** Forgets the property changes. */
  reset() {
    this.#changed = {};
    this.#current?.restore({});
  }

  /**
   * Notes the property changes in these slots.
   *
   * @param outputs the components that the slots belong to, in order
   * @param isReplay whether the worker did not send them and has to be told
   */
  note(slots: readonly Slot[], outputs: readonly number[], isReplay = false) {
    for (const [i, slot] of slots.entries()) {
      if (typeof slot !== 'object' || slot === null || !('slot' in slot) || slot.slot !== 'update') continue;
      const id = outputs[i % outputs.length] as number;
      const { value: _value, ...properties } = slot.properties;
      this.#changed[id] = { ...this.#changed[id], ...properties };
      if (isReplay) this.#current?.restore(this.#changed);
    }
  }
}
