import type { AlertMessage, Compiler, Fault, Problem, Program, Sketch } from '../protocol';
import type { Refused } from './refusals';

// What to say when something fails or is refused. The code for it loads only then; if it does not, less is said.

/** Why a run failed whose worker had to be ended because of another run. */
export const endedAlong = 'A run was ended along with another one that did not stop when it was asked to.';

/** Turns a sandbox error into a problem. */
export const explained = (fault: Fault, compiler: Compiler): Promise<Problem> =>
  import('./problem').then(
    ({ problemOf }) => problemOf(fault, compiler),
    () => ({ message: fault.message }),
  );

/** Why a program failed to load. */
export const explainedLoad = (...given: [unknown, Sketch, Program, Compiler]): Promise<Problem[]> =>
  import('./problem').then(
    ({ loadProblems }) => loadProblems(...given),
    () => [{ message: String(given[0]) }],
  );

/** Tells the person why a request was refused. */
export const alertRefused = (why: Refused): Promise<Omit<AlertMessage, 'type'>> =>
  import('./refusals').then(({ sentenceOf }) => ({
    level: 'warning',
    title: null,
    message: sentenceOf(why),
    duration: 10,
  }));
