import { createCompiler } from '../../../src/compiler';
import { type Compilation, type Problem, type Program, resolveImport, type Sketch } from '../../../src/protocol';

/** Stands in for the generator worker: Node imports `data:` modules too. */
export async function run(program: Program, api: object = {}): Promise<Record<string, unknown>> {
  Reflect.set(globalThis, Symbol.for('yieldcast'), api);
  Reflect.set(globalThis, Symbol.for('yieldcast.resolve'), (from: string, specifier: unknown) =>
    resolveImport(program.modules, from, specifier),
  );
  return await import(/* @vite-ignore */ program.modules[program.entry] ?? '');
}

export function sketch(files: Record<string, string> | string): Sketch {
  return { entry: 'main.ts', files: typeof files === 'string' ? { 'main.ts': files } : files };
}

export async function compileToProgram(files: Record<string, string> | string): Promise<Program> {
  const compilation = await createCompiler().compile(sketch(files));
  if (!compilation.ok) throw new Error(compilation.problems.map((problem) => problem.message).join('\n'));
  return compilation.program;
}

/** Problems as `file:line:column message`. */
export async function problemsIn(files: Record<string, string> | string): Promise<string[]> {
  return describeProblems(await createCompiler().compile(sketch(files)));
}

export function describeProblems(found: Compilation | Problem[]): string[] {
  const problems = Array.isArray(found) ? found : found.ok ? [] : found.problems;
  return problems.map(({ message, location: at }) => `${at ? `${at.file}:${at.line}:${at.column} ` : ''}${message}`);
}
