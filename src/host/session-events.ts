import type { AlertMessage, AppDescription, Outcome, Problem, Program, ProgressTrack, Slot } from '../protocol';
import type { ConsoleLine } from './console';
import type { KeptRun } from './replay';
import type { Chain, Run } from './run';
import type { Sandbox } from './sandbox';
import type { Wait } from './scheduler';

/** An app's state, as in `data-state`. */
export type AppState = 'idle' | 'loading' | 'running' | 'stopping' | 'stopped' | 'done' | 'error';

/** The app's state after a run's outcome. */
export const stateAfter = { done: 'done', stopped: 'stopped', failed: 'error' } as const satisfies Record<
  Outcome['type'],
  AppState
>;

/** Events of a session. */
export type SessionEvents = {
  state(state: AppState): void;
  /** What a program is told of the person's language; `undefined` for English. */
  spoken?(): Promise<Program['spoken']>;
  /** An app was loaded and replaces the previous one. */
  app(description: AppDescription): void;
  /** The app is ready for use: fire its `load` events. */
  loaded(description: AppDescription): void;
  /** The app is discarded. Returns whether its sandbox is needed a little longer, and terminated by the receiver. */
  leave(sandbox: Sandbox): boolean;
  begin(run: Run): void;
  /**
   * A run of a cached listener is due. Returns the yields of an earlier run, if there are any.
   *
   * @param basis what the result depends on besides the program: the inputs, or what the author's `key` makes of them
   */
  kept(run: Run, basis: unknown, program: Program): Promise<KeptRun | undefined> | undefined;
  /**
   * Yields of a run. Returns the buffers that are no longer needed; if it returns a promise, the run waits for it. For a
   * replayed run, `at` is when the yields came, in milliseconds since that run began.
   */
  yields(run: Run, slots: Slot[], at?: number): ArrayBuffer[] | Promise<ArrayBuffer[]>;
  /** A run was asked to stop. */
  stopping(run: Run): void;
  progress(run: Run, tracks: readonly ProgressTrack[]): void;
  end(run: Run, outcome: Outcome['type']): void;
  /** A chain goes on with this listener. */
  follow(listener: number, depth: number, chain?: Chain): void;
  waits(waits: readonly Wait[]): void;
  /** The program asks for a stored value or a file. {@link Sandbox} sends the answer back unchanged. */
  ask(asked: unknown, program: Program): Promise<unknown>;
  alert(alert: Omit<AlertMessage, 'type'>): void;
  log(lines: ConsoleLine[], dropped: number): void;
  /** Problems to show. An empty list clears them. */
  problems(problems: Problem[]): void;
};
