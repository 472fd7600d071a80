import type { Compiler, Problem, Program, Sketch } from '../protocol';
import { problemOf } from './problem';
import { LoadFailure } from './sandbox';

/** Why a program failed to load, at the author's line and column. */
export const loadProblems = async (
  thrown: unknown,
  sketch: Sketch,
  program: Program,
  compiler: Compiler,
): Promise<Problem[]> => {
  if (!(thrown instanceof LoadFailure)) return [{ message: thrown instanceof Error ? thrown.message : String(thrown) }];
  const { fault } = thrown;
  if (fault.name === 'SyntaxError' && fault.frames.length === 0) {
    // Engines reject such code without a position; the full parser has one.
    const found = (await compiler.check(sketch)).filter(({ hint }) => !hint);
    if (found.length > 0) return found;
  }
  const otherwise = fault.name === 'NothingToRun' ? program.bareProblem?.location : undefined;
  return [await problemOf(fault, compiler, otherwise)];
};
