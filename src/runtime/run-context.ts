import { setSleepers } from '../api/internal';
import { afterTurn, type Fault, type ProgressTrack } from '../protocol';

/** What running code may need to know about its run. */
export type RunContext = {
  readonly id: number;
  /** The progress of its loops, outermost first. */
  readonly tracks: ProgressTrack[];
  /** Ends the run with an uncaught error. */
  fail(fault: Fault): void;
};

/**
 * The run that the executing code belongs to. Engines do not keep track of it across an `await`, so we note it while we
 * call a function or a step of a generator, and again when a `yc.sleep` resumes. Code that resumes in any other way
 * counts as part of the active run, or of the latest if there are several.
 */
let current: RunContext | undefined;

const active = new Set<RunContext>();

export const currentRun = (): RunContext | undefined => current ?? [...active].at(-1);

export const addRun = (run: RunContext) => active.add(run);

export const removeRun = (run: RunContext) => {
  active.delete(run);
  if (current === run) current = undefined;
};

/** Calls a function as part of a run. */
export const runIn = <T>(run: RunContext, call: () => T): T => {
  const before = current;
  current = run;
  try {
    return call();
  } finally {
    current = before;
  }
};

setSleepers({
  current: currentRun,
  resume: (sleeper, wake) => {
    // The code that slept continues in the microtasks of this turn.
    current = active.has(sleeper as RunContext) ? (sleeper as RunContext) : undefined;
    afterTurn(() => {
      current = undefined;
    });
    wake();
  },
});
