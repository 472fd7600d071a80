import type { Compiler, Fault, Frame, Location, Problem } from '../protocol';

/** Names that say nothing to the author of a sketch: their message is a sentence of its own. */
const silent = new Set(['Error', 'Refusal', 'NothingToRun']);

/** An error of the sandbox as its author reads it, at the author's own line and column. */
export const problemOf = async (fault: Fault, compiler: Compiler, otherwise?: Location): Promise<Problem> => {
  if (fault.title !== undefined) return { message: fault.message, ...(fault.title && { title: fault.title }) };
  const message = silent.has(fault.name) || !fault.name ? fault.message : `${fault.name}: ${fault.message}`;
  const location = fault.at ?? (await locate(fault.frames[0], compiler)) ?? otherwise;
  return location ? { message, location } : { message };
};

/** The author's position for a frame. */
export const locate = async (frame: Frame | null | undefined, compiler: Compiler): Promise<Location | undefined> =>
  frame ? Promise.resolve(compiler.locate(frame)).catch(() => frame) : undefined;
