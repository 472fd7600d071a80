import type { AppDescription } from './description';
import type { Program } from './sketch';
import type { WireValue } from './wire';

/** One call of a listener's function. `run` is the page's number for it, never used twice. */
export type RunRequest = { run: number; listener: number; inputs: WireValue[]; event?: EventData };

/** What is told of the event that set a run off: of a selection its index and value, of a key its name, and so on. */
export type EventData = { component: number | null; event: string } & Record<string, unknown>;

/** Properties that updates have changed, by the component's id. */
export type ChangedProperties = Record<number, Record<string, unknown>>;

/**
 * What the page may ask of a generator worker, by Comlink. The page wraps it and exposes nothing in return, and takes
 * no answer on trust: what `load` resolves with is read through `appSchema`.
 */
export type GeneratorControl = {
  /** Imports the program and describes its app. Rejects with a `Fault` as JSON in the error's message. */
  load(program: Program): Promise<AppDescription>;
  /** Starts a run; its yields and its end come as messages. */
  start(request: RunRequest): void;
  /** What a listener's own `key` function makes of these inputs. Nothing about it can be trusted but that it is data. */
  cacheKey(request: Omit<RunRequest, 'run'>): Promise<unknown>;
  /** Puts all properties back to how they began, but for these changes: a fresh worker, or Clear, knows no updates. */
  restore(changed: ChangedProperties): void;
  /** Asks a run to end: pending `yc.sleep`s reject, `return()` is called, `finally` blocks run. */
  stop(run: number): void;
};
