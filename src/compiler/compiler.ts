import {
  type Compilation,
  type Compiler,
  extraPartsNamed,
  isPackageFile,
  type Location,
  namesRare,
  type Problem,
  type Program,
  type Sketch,
} from '../protocol';
import type { Bare } from './bare';
import { codeFiles, type Graph, readGraph } from './graph';
import { type LinkedModule, link, moduleUrls, sourceUrl } from './link';
import { lookThrough } from './look-through';
import { missingNames } from './missing-names';
import { forgetTrees } from './module-parser';
import { authorLocation, offsetBeforeEdits, type Position, type Transpiled } from './positions';
import { ProblemList } from './problem-list';
import { SketchError } from './syntax-error';
import { transpile } from './transpile';
import { noteYields } from './yield-edits';

/**
 * Creates a compiler. It keeps its latest results, for `locate`, and so that unchanged files are not transpiled again.
 *
 * @example
 * const compiler = createCompiler();
 * await compiler.compile({ entry: 'main.ts', files: { 'main.ts': 'export default () => 1' } });
 */
export function createCompiler(): Compiler & { takesOtherForms(sketch: Sketch): Promise<boolean> } {
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

  /** The latest result: a sketch that was checked while it was typed is ready when it is run. */
  let latest: { sketch: Sketch; made: Promise<Made> } | undefined;

  function makeOnce(sketch: Sketch): Promise<Made> {
    if (latest !== undefined && isSameSketch(latest.sketch, sketch)) return latest.made;
    const made = make(sketch);
    const current = { sketch, made };
    latest = current;
    // If a parser did not load, the next call tries again.
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
      const lifts = await liftsOf(graph);
      if (lifts && lifts.problems.length > 0) return { compilation: { ok: false, problems: lifts.problems } };
      const modules = link(graph, appended, noteYields(graph), lifts);
      const program = { entry: graph.entry, modules: moduleUrls(modules), remote: remoteModules(graph) };
      const {
        familiar,
        shortcuts,
        told,
        hints,
        problems: lacking,
      } = lookThrough(
        // What a package does is not the author's to change.
        [...graph.modules.values()].filter(({ file }) => !isPackageFile(file)),
      );
      if (lacking.length > 0) return { compilation: { ok: false, problems: lacking.slice(0, mostProblems) } };
      return {
        compilation: {
          ok: true,
          program: {
            ...program,
            ...dataOf(sketch),
            ...offeredBy(found),
            ...((familiar || shortcuts) && { familiar: true as const }),
            ...rareIn(codeFiles(Object.keys(sketch.files)).map((file) => sketch.files[file] ?? '')),
            ...(told.length > 0 && { told }),
          },
          ...(hints.length > 0 && { hints }),
        },
        modules,
        ...(familiar && { familiar: true as const }),
      };
    } catch (error) {
      return { compilation: { ok: false, problems: await saidOf(sketch, problemsOf(error)) } };
    } finally {
      forgetTrees([...transpiled.values()].map(({ result }) => result.code));
    }
  }

  async function compile(sketch: Sketch): Promise<Compilation> {
    const number = ++compilations;
    const { compilation, modules } = await makeOnce(sketch);
    // A compilation that began later may have finished earlier.
    if (modules !== undefined && number === compilations) linked = modules;
    return compilation;
  }

  async function check(sketch: Sketch): Promise<Problem[]> {
    const { parseFully } = await import('./full-parse');
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
    if (!problems.isEmpty) return saidOf(sketch, problems.toArray());
    const { compilation } = await makeOnce(sketch);
    return compilation.ok ? (compilation.hints ?? []).filter(({ quiet }) => !quiet) : compilation.problems;
  }

  /** Is the sketch written in forms that people bring from Gradio? The API's own types do not describe them. */
  async function takesOtherForms(sketch: Sketch): Promise<boolean> {
    return (await makeOnce(sketch)).familiar === true;
  }

  function locate(location: Location): Location {
    const module =
      linked.get(location.file) ?? [...linked.values()].find(({ file }) => sourceUrl(file) === location.file);
    if (module === undefined) return location;
    return authorLocation(module, offsetBeforeEdits(module.code, module.edits, beforeCopying(module, location)));
  }

  function forgetOtherFiles(sketch: Sketch): void {
    for (const file of transpiled.keys()) if (!Object.hasOwn(sketch.files, file)) transpiled.delete(file);
  }

  async function explain(message: string): Promise<string | undefined> {
    const { explainError } = await import('./explain');
    return explainError(message);
  }

  async function recognise(text: string) {
    const { recognisePaste } = await import('./paste-recognition');
    return recognisePaste(text);
  }

  return { compile, check, takesOtherForms, locate, explain, recognise };
}

/** The most problems to report at once. */
const mostProblems = 20;

/** A compilation, and its modules if there are no problems. */
type Made = {
  compilation: Compilation;
  modules?: Map<string, LinkedModule>;
  /** It is written in forms that the API's types do not describe. */
  familiar?: true;
};

function isSameSketch(a: Sketch, b: Sketch): boolean {
  const files = Object.keys(a.files);
  return (
    a.entry === b.entry &&
    files.length === Object.keys(b.files).length &&
    files.every((file) => Object.hasOwn(b.files, file) && a.files[file] === b.files[file])
  );
}

const looksLikeApp = /^[ \t]*export\s+default\s+(?:[\w$]+\s*\.\s*)?Interface\s*\(/m;

/** Looks for a function to run, with a parser loaded for this, unless the entry is clearly an app. */
async function findBare(graph: Graph): Promise<Bare | undefined> {
  const entry = graph.modules.get(graph.entry);
  if (entry === undefined) return undefined;
  // The exports were read by a lexer, so an app inside a comment does not count.
  if (entry.exports.has('default') && looksLikeApp.test(entry.source)) return undefined;
  const { findBareFunction } = await import('./bare');
  return findBareFunction(entry);
}

/** Finds the functions that `yc.parallel` calls, with code that is loaded for this. */
async function liftsOf(graph: Graph) {
  if (![...graph.modules.values()].some(({ code }) => /\bparallel\b/.test(code))) return undefined;
  const { liftFunctions } = await import('./lift');
  return liftFunctions(graph);
}

/** Where a position in a copy of some code is in that code. */
function beforeCopying({ copies = [] }: LinkedModule, { line, column }: Position): Position {
  const isBefore = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.column < b.column);
  for (const { start, end, from } of copies) {
    if (isBefore({ line, column }, start) || !isBefore({ line, column }, end)) continue;
    return {
      line: line - start.line + from.line,
      column: line === start.line ? column - start.column + from.column : column,
    };
  }
  return { line, column };
}

function offeredBy(found: Bare | undefined): Pick<Program, 'bare' | 'bareProblem'> {
  if (found === undefined) return {};
  return 'bare' in found ? { bare: found.bare } : { bareProblem: found.bareProblem };
}

/** Explains code that cannot be read: it may be a paste of something else, or have a slip that no parser can name. */
async function saidOf({ entry, files }: Sketch, problems: Problem[]): Promise<Problem[]> {
  const source = Object.hasOwn(files, entry) ? (files[entry] ?? '') : '';
  const { recognisePaste } = await import('./paste-recognition');
  const pasted = recognisePaste(source);
  if (pasted) {
    const message = pasted.source
      ? pasted.message.replace(/ (?:It|The .+) was taken .*$/, ' Take the code alone.')
      : pasted.message;
    return [{ message, location: { file: entry, line: pasted.line, column: 1 } }];
  }
  const { inOwnWords } = await import('./syntax-slips');
  return problems.map((problem) => {
    const file = problem.location?.file ?? entry;
    return inOwnWords(problem, Object.hasOwn(files, file) ? (files[file] ?? '') : '');
  });
}

function dataOf({ files }: Sketch): Pick<Program, 'data'> {
  const data = Object.entries(files).filter(([file]) => !/\.m?[jt]s$/i.test(file));
  return data.length > 0 ? { data: Object.fromEntries(data) } : {};
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

/** What code names of the options and kinds that few apps use. */
const rareIn = (texts: readonly string[]) => {
  const parts = extraPartsNamed(texts.join('\n'));
  return {
    ...((parts.length > 0 || texts.some(namesRare)) && { rare: true as const }),
    ...(parts.length > 0 && { parts }),
  };
};
