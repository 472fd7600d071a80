import type { AlertMessage, AppDescription, Outcome, Problem, Program, Slot, Track } from '../protocol';
import type { ConsoleLine } from './console';
import type { KeptRun } from './replay';
import type { Run } from './run';
import type { Chain, Wait } from './scheduler';

/** Where an app stands, as `data-state` tells it. */
export type AppState = 'idle' | 'loading' | 'running' | 'stopping' | 'stopped' | 'done' | 'error';

/** How a run's end leaves the app. */
export const stateAfter = { done: 'done', stopped: 'stopped', failed: 'error' } as const satisfies Record<
  Outcome['type'],
  AppState
>;

/** What a session tells of itself. */
export type SessionEvents = {
  state(state: AppState): void;
  /** An app has been loaded; it replaces the one before. */
  app(description: AppDescription): void;
  /** The app stands and may be used: its `load` events are due. */
  loaded(description: AppDescription): void;
  begin(run: Run): void;
  /**
   * A run of a listener that is cached is due. Gives what an earlier run yielded, if that was kept.
   *
   * @param basis what the result depends on besides the program: the inputs, or what their author makes of them
   */
  kept(run: Run, basis: unknown, program: Program): Promise<KeptRun | undefined> | undefined;
  /** Yields of a run. Returns the buffers that are no longer needed; until a promise of them settles, the run waits. */
  yields(run: Run, slots: Slot[]): ArrayBuffer[] | Promise<ArrayBuffer[]>;
  /** A run was asked to end. */
  stopping(run: Run): void;
  progress(run: Run, tracks: readonly Track[]): void;
  end(run: Run, outcome: Outcome['type']): void;
  /** A chain goes on with this listener. */
  follow(listener: number, depth: number, chain?: Chain): void;
  waits(waits: readonly Wait[]): void;
  alert(alert: Omit<AlertMessage, 'type'>): void;
  log(lines: ConsoleLine[], dropped: number): void;
  /** Something is wrong. Called with nothing when what was wrong no longer matters. */
  problems(problems: Problem[]): void;
};
