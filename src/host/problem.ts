import type { Compiler, Fault, Location, Problem, StackFrame } from '../protocol';

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

/** The author's position for a stack frame. */
export const locate = async (
  frame: StackFrame | null | undefined,
  compiler: Compiler,
): Promise<Location | undefined> => (frame ? Promise.resolve(compiler.locate(frame)).catch(() => frame) : undefined);
