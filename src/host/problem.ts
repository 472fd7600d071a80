import type { Compiler, Fault, Location, Problem, Program, Sketch } from '../protocol';
import { locate } from './console';
import { unableToStart } from './module-workers';
import { LoadFailure } from './sandbox';

export { unableToStart };

// Loaded only when something fails; see `failures.ts`.

/** Error names that mean nothing to a sketch's author. Their messages are sentences and stand alone. */
const silent = new Set(['Error', 'Refusal', 'NothingToRun']);

/** Turns a sandbox error into a problem at the author's line and column. */
export const problemOf = async (fault: Fault, compiler: Compiler, otherwise?: Location): Promise<Problem> => {
  if (fault.title !== undefined) return { message: fault.message, ...(fault.title && { title: fault.title }) };
  const said = silent.has(fault.name) || !fault.name ? fault.message : `${fault.name}: ${fault.message}`;
  const more = await Promise.resolve()
    .then(() => compiler.explain(said))
    .catch(() => undefined);
  const message = more ?? said;
  const location = fault.at ?? (await locate(fault.frames[0], compiler)) ?? otherwise;
  return location ? { message, location } : { message };
};

/** Why a program failed to load, at the author's line and column. */
export const loadProblems = async (
  thrown: unknown,
  sketch: Sketch,
  program: Program,
  compiler: Compiler,
): Promise<Problem[]> => {
  const isLoaded = thrown instanceof LoadFailure;
  // In a worker that is no module, a module cannot be imported either.
  const unable = isLoaded && thrown.fault.name !== 'TypeError' ? undefined : unableToStart();
  if (unable) return [{ message: unable }];
  if (!isLoaded) return [{ message: thrown instanceof Error ? thrown.message : String(thrown) }];
  const { fault } = thrown;
  if (fault.name === 'SyntaxError' && fault.frames.length === 0) {
    // Engines reject such code without a position; the full parser has one.
    const found = (await compiler.check(sketch)).filter(({ hint }) => !hint);
    if (found.length > 0) return found;
  }
  const otherwise = fault.name === 'NothingToRun' ? program.bareProblem?.location : undefined;
  return [await problemOf(fault, compiler, otherwise)];
};
