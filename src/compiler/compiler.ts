import type { Compilation, Compiler, Location, Problem, Program, Sketch } from '../protocol';
import type { Bare } from './bare';
import { codeFiles, type Graph, readGraph } from './graph';
import { type LinkedModule, link, moduleUrls, sourceUrl } from './link';
import { missingNames } from './missingNames';
import { authorLocation, offsetBeforeEdits } from './positions';
import { SketchError } from './syntaxError';
import { type Transpiled, transpile } from './transpile';
import { noteYields } from './yieldNotes';

/**
 * Makes a compiler. It keeps what it made last, for `locate`, and so that files that did not change are not
 * transpiled again.
 *
 * @example
 * const compiler = createCompiler();
 * await compiler.compile({ entry: 'main.ts', files: { 'main.ts': 'export default () => 1' } });
 */
export function createCompiler(): Compiler {
  const transpiled = new Map<string, { source: string; result: Transpiled }>();
  let linked = new Map<string, LinkedModule>();
  let compilations = 0;

  async function transpileOnce(file: string, source: string): Promise<Transpiled> {
    const known = transpiled.get(file);
    if (known?.source === source) return known.result;
    const result = await transpile(file, source);
    transpiled.set(file, { source, result });
    return result;
  }

  async function compile(sketch: Sketch): Promise<Compilation> {
    const compilation = ++compilations;
    forgetOtherFiles(sketch);
    try {
      const graph = await readGraph(sketch, transpileOnce);
      const problems = missingNames(graph);
      if (problems.length > 0) return { ok: false, problems };
      const found = await findBare(graph);
      const appended = found && 'appended' in found ? found.appended : '';
      const modules = link(graph, appended, await noteYields(graph));
      // A compilation that began later may have ended before.
      if (compilation === compilations) linked = modules;
      const program = { entry: graph.entry, modules: moduleUrls(modules), remote: remoteModules(graph) };
      return { ok: true, program: { ...program, ...offeredBy(found) } };
    } catch (error) {
      return { ok: false, problems: problemsOf(error) };
    }
  }

  async function check(sketch: Sketch): Promise<Problem[]> {
    const { parseFully } = await import('./fullParse');
    const problems: Problem[] = [];
    for (const file of new Set([sketch.entry, ...codeFiles(Object.keys(sketch.files))])) {
      if (!Object.hasOwn(sketch.files, file)) continue;
      try {
        problems.push(...parseFully(await transpileOnce(file, sketch.files[file] ?? '')));
      } catch (error) {
        problems.push(...problemsOf(error));
      }
    }
    return problems.length > 0 ? problems : checkImports(sketch);
  }

  async function checkImports(sketch: Sketch): Promise<Problem[]> {
    try {
      const graph = await readGraph(sketch, transpileOnce);
      const problems = missingNames(graph);
      if (problems.length === 0) link(graph, '');
      return problems;
    } catch (error) {
      return problemsOf(error);
    }
  }

  function locate(location: Location): Location {
    const module =
      linked.get(location.file) ?? [...linked.values()].find(({ file }) => sourceUrl(file) === location.file);
    if (module === undefined) return location;
    return authorLocation(module, offsetBeforeEdits(module.code, module.edits, location));
  }

  function forgetOtherFiles(sketch: Sketch): void {
    for (const file of transpiled.keys()) if (!Object.hasOwn(sketch.files, file)) transpiled.delete(file);
  }

  return { compile, check, locate };
}

/** Looks for a function to run, with a parser that is loaded for it, unless the entry is plainly an app. */
async function findBare(graph: Graph): Promise<Bare | undefined> {
  const entry = graph.modules.get(graph.entry);
  if (entry === undefined) return undefined;
  const looksLikeApp = /^[ \t]*export\s+default\s+(?:[\w$]+\s*\.\s*)?Interface\s*\(/m;
  // The exports were read by a lexer: an app in a comment is none.
  if (entry.exports.has('default') && looksLikeApp.test(entry.source)) return undefined;
  const { findBareFunction } = await import('./bare');
  return findBareFunction(entry.file, entry.source);
}

function offeredBy(found: Bare | undefined): Pick<Program, 'bare' | 'bareProblem'> {
  if (found === undefined) return {};
  return 'bare' in found ? { bare: found.bare } : { bareProblem: found.bareProblem };
}

function remoteModules(graph: Graph): string[] {
  const remote = new Set<string>();
  for (const { to } of [...graph.edges.values()].flat()) {
    if (to?.kind === 'url' && /^https:/i.test(to.url)) remote.add(to.url);
  }
  return [...remote];
}

function problemsOf(error: unknown): Problem[] {
  if (error instanceof SketchError) return error.problems;
  throw error;
}
