import type { AppDescription } from './description';
import type { Program } from './sketch';
import type { WireValue } from './wire';

/** One call of a listener's function. `run` is a number that the page assigns; it is never reused. */
export type RunRequest = { run: number; listener: number; inputs: WireValue[]; event?: EventData };

/** Data of the event that triggered a run: the index and value of a selection, the name of a key, and so on. */
export type EventData = { component: number | null; event: string } & Record<string, unknown>;

/** Properties that updates have changed, by component id. */
export type ChangedProperties = Record<number, Record<string, unknown>>;

/**
 * What the page can call in a generator worker, through Comlink. The page exposes nothing in return and trusts no
 * answer: it validates what `load` resolves with by `appSchema`.
 */
export type GeneratorControl = {
  /** Imports the program and describes its app. Rejects with an error whose message is a `Fault` as JSON. */
  load(program: Program): Promise<AppDescription>;
  /** Starts a run. Its yields and its end arrive as messages. */
  start(request: RunRequest): void;
  /** What the listener's own `key` function returns for these inputs. It is plain data, but otherwise untrusted. */
  cacheKey(request: Omit<RunRequest, 'run'>): Promise<unknown>;
  /** Resets all properties to their initial values, then applies `changed`: for Clear, or for a fresh worker. */
  restore(changed: ChangedProperties): void;
  /** Asks a run to end: pending `yc.sleep` calls reject, `return()` is called, and `finally` blocks run. */
  stop(run: number): void;
};
