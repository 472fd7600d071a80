import { setSleepers } from '../api/internal';
import { afterTurn } from '../protocol';
import type { Run } from './run';

/**
 * Which run the code that executes belongs to. Engines do not tell after an `await`; so it is noted while a function or
 * a step of a generator is called, and again when a `yc.sleep` resumes. Code that resumes in other ways is taken for
 * that of the run that is on, or of the latest of several.
 */
let current: Run | undefined;

const active = new Set<Run>();

export const currentRun = (): Run | undefined => current ?? [...active].at(-1);

export const enter = (run: Run) => active.add(run);

export const leave = (run: Run) => {
  active.delete(run);
  if (current === run) current = undefined;
};

/** Calls a function as part of a run. */
export const within = <T>(run: Run, call: () => T): T => {
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
    // What was asleep goes on in the microtasks of this turn.
    current = active.has(sleeper as Run) ? (sleeper as Run) : undefined;
    afterTurn(() => {
      current = undefined;
    });
    wake();
  },
});
