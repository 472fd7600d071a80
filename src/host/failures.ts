import type { AlertMessage, Compiler, Fault, Problem, Program, Sketch } from '../protocol';
import type { Refused } from './refusals';

// What to say when something fails or is refused. The code for it loads only then; if it does not, less is said.

/** Why a run failed whose worker had to be ended because of another run. */
export const endedAlong = 'A run was ended along with another one that did not stop when it was asked to.';

/** How long a failed run waits for what explains it, in milliseconds. */
const patience = 10_000;

const explainer = () =>
  Promise.race([import('./problem'), new Promise<undefined>((resolve) => setTimeout(resolve, patience))]).catch(
    () => undefined,
  );

/** Why nothing that needs a worker starts in this browser, if so. Gives `null` if that cannot be told. */
export const unableToStart = async (): Promise<string | undefined | null> => {
  const loaded = await explainer();
  return loaded ? loaded.unableToStart() : null;
};

/** Turns a sandbox error into a problem. */
export const explained = async (fault: Fault, compiler: Compiler): Promise<Problem> =>
  (await explainer())?.problemOf(fault, compiler) ?? { message: fault.message };

/** Why a program failed to load. */
export const explainedLoad = async (...given: [unknown, Sketch, Program, Compiler]): Promise<Problem[]> =>
  (await explainer())?.loadProblems(...given) ?? [{ message: String(given[0]) }];

/** Tells the person why a request was refused. */
export const alertRefused = (why: Refused): Promise<Omit<AlertMessage, 'type'>> =>
  import('./refusals').then(({ sentenceOf }) => ({
    level: 'warning',
    title: null,
    message: sentenceOf(why),
    duration: 10,
  }));
