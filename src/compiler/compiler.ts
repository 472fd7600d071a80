import type { Compilation, Compiler, Location, Problem, Program, Sketch } from '../protocol';
import type { Bare } from './bare';
import { codeFiles, type Graph, readGraph } from './graph';
import { type LinkedModule, link, moduleUrls, sourceUrl } from './link';
import { missingNames } from './missingNames';
import { authorLocation, offsetBeforeEdits } from './positions';
import { ProblemList } from './problem-list';
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

  /** What was made last: a sketch that was checked while it was typed is ready when it is run. */
  let latest: { sketch: Sketch; made: Promise<Made> } | undefined;

  function makeOnce(sketch: Sketch): Promise<Made> {
    if (latest !== undefined && isSameSketch(latest.sketch, sketch)) return latest.made;
    const made = make(sketch);
    const current = { sketch, made };
    latest = current;
    // A parser that did not load is asked for again.
    made.catch(() => {
      if (latest === current) latest = undefined;
    });
    return made;
  }

  async function make(sketch: Sketch): Promise<Made> {
    forgetOtherFiles(sketch);
    try {
      const graph = await readGraph(sketch, transpileOnce);
      const problems = missingNames(graph);
      if (problems.length > 0) return { compilation: { ok: false, problems } };
      const found = await findBare(graph);
      const appended = found && 'appended' in found ? found.appended : '';
      const modules = link(graph, appended, await noteYields(graph));
      const program = { entry: graph.entry, modules: moduleUrls(modules), remote: remoteModules(graph) };
      const hints = await hintsOf(graph);
      return {
        compilation: { ok: true, program: { ...program, ...offeredBy(found) }, ...(hints && { hints }) },
        modules,
      };
    } catch (error) {
      return { compilation: { ok: false, problems: problemsOf(error) } };
    }
  }

  async function compile(sketch: Sketch): Promise<Compilation> {
    const number = ++compilations;
    const { compilation, modules } = await makeOnce(sketch);
    // A compilation that began later may have ended before.
    if (modules !== undefined && number === compilations) linked = modules;
    return compilation;
  }

  async function check(sketch: Sketch): Promise<Problem[]> {
    const { parseFully } = await import('./fullParse');
    const problems = new ProblemList();
    for (const file of new Set([sketch.entry, ...codeFiles(Object.keys(sketch.files))])) {
      if (!Object.hasOwn(sketch.files, file)) continue;
      try {
        const result = await transpileOnce(file, sketch.files[file] ?? '');
        for (const problem of parseFully(result)) problems.add(() => problem);
      } catch (error) {
        for (const problem of problemsOf(error)) problems.add(() => problem);
      }
    }
    if (!problems.isEmpty) return problems.toArray();
    const { compilation } = await makeOnce(sketch);
    return compilation.ok ? (compilation.hints ?? []) : compilation.problems;
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

/** The most hints that are told at once. */
const mostHints = 20;

/** A compilation, and its modules if there are no problems. */
type Made = { compilation: Compilation; modules?: Map<string, LinkedModule> };

function isSameSketch(a: Sketch, b: Sketch): boolean {
  const files = Object.keys(a.files);
  return (
    a.entry === b.entry &&
    files.length === Object.keys(b.files).length &&
    files.every((file) => Object.hasOwn(b.files, file) && a.files[file] === b.files[file])
  );
}

/** Looks for a function to run, with a parser that is loaded for it, unless the entry is plainly an app. */
async function findBare(graph: Graph): Promise<Bare | undefined> {
  const entry = graph.modules.get(graph.entry);
  if (entry === undefined) return undefined;
  const looksLikeApp = /^[ \t]*export\s+default\s+(?:[\w$]+\s*\.\s*)?Interface\s*\(/m;
  // The exports were read by a lexer: an app in a comment is none.
  if (entry.exports.has('default') && looksLikeApp.test(entry.source)) return undefined;
  const { findBareFunction } = await import('./bare');
  return findBareFunction(entry);
}

function offeredBy(found: Bare | undefined): Pick<Program, 'bare' | 'bareProblem'> {
  if (found === undefined) return {};
  return 'bare' in found ? { bare: found.bare } : { bareProblem: found.bareProblem };
}

/** What runs and most likely is not meant so, told by a parser that is loaded for modules that may have some. */
async function hintsOf({ modules }: Graph): Promise<Problem[] | undefined> {
  const sleepers = [...modules.values()].filter(({ code }) => code.includes('sleep'));
  if (sleepers.length === 0) return undefined;
  const { sleepHints } = await import('./sleep-hints');
  const hints = sleepers.flatMap((module) => {
    try {
      return sleepHints(module);
    } catch {
      // The engine refuses it, and tells why.
      return [];
    }
  });
  return hints.length > 0 ? hints.slice(0, mostHints) : undefined;
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
