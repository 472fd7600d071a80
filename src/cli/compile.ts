import { createCompiler } from '../compiler';
import { extraKindsOf, extrasFor, familiarForms } from '../host/extras';
import type { Compilation, Problem, Sketch } from '../protocol';

/** One compiler: it keeps what has not changed since the last edit. */
const compiler = createCompiler();

/** What keeps a sketch from running, if anything. */
export const problemsOf = async (sketch: Sketch): Promise<Problem[]> => {
  const compilation = await compiler.compile(sketch);
  return compilation.ok ? [] : compilation.problems;
};

/** Compiles a sketch with the parts of the runtime that it needs. */
export const compileWhole = async (sketch: Sketch): Promise<Compilation> => {
  const compilation = await compiler.compile(sketch);
  if (!compilation.ok) return compilation;
  const { program } = compilation;
  const [extras, familiar, kinds] = await Promise.all([
    extrasFor(sketch),
    program.familiar && familiarForms(),
    program.parts && extraKindsOf(program.parts),
  ]);
  program.extras = { ...extras, ...familiar, ...(kinds && { kinds }) };
  return compilation;
};
