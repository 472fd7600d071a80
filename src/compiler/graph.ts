import { apiSpecifier, type Resolution, resolveSpecifier, type Sketch } from '../protocol';
import { elidedImports } from './elidedImports';
import { type ModuleImport, type ModuleRecord, readModule, specifierStart } from './moduleRecord';
import { authorLocation, positionAt } from './positions';
import { ProblemList } from './problem-list';
import { suggest } from './suggestion';
import { SketchError } from './syntaxError';
import type { Transpiled } from './transpile';

/** An import and what it stands for. */
export type Edge = { import: ModuleImport; to?: Exclude<Resolution, { kind: 'refused' }> };

/** The modules that a sketch's entry reaches, by path, and the imports between them. */
export type Graph = {
  entry: string;
  modules: Map<string, ModuleRecord>;
  edges: Map<string, Edge[]>;
};

/**
 * Follows the imports from the entry on.
 *
 * @throws {SketchError} with all that is wrong with the files and their imports
 */
export async function readGraph(
  sketch: Sketch,
  transpile: (file: string, source: string) => Promise<Transpiled>,
): Promise<Graph> {
  const files = new Map(Object.entries(sketch.files));
  const paths = new Set(files.keys());
  const { entry } = sketch;
  if (!files.has(entry)) throw new SketchError([{ message: `The sketch has no file '${entry}' to start from.` }]);

  const graph: Graph = { entry, modules: new Map(), edges: new Map() };
  const problems = new ProblemList();
  const queue = new Set([entry]);
  for (const file of queue) {
    try {
      const record = readModule(await transpile(file, files.get(file) ?? ''));
      graph.modules.set(file, record);
      const edges = record.imports.map((found) => resolveImport(record, found, paths, problems));
      graph.edges.set(file, edges);
      refuseElided(record, paths, problems);
      for (const { to } of edges) if (to?.kind === 'file') queue.add(to.path);
      // What a computed import asks for is known only when it runs, and may be any file.
      if (edges.some((edge) => edge.import.kind === 'computed')) for (const path of codeFiles(paths)) queue.add(path);
    } catch (error) {
      if (!(error instanceof SketchError)) throw error;
      for (const problem of error.problems) problems.add(() => problem);
    }
  }
  if (!problems.isEmpty) throw new SketchError(problems.toArray());
  return graph;
}

/** The files of a sketch that can be modules. */
export function codeFiles(paths: Iterable<string>): string[] {
  return [...paths].filter((path) => /\.m?[jt]s$/.test(path) && !/\.d\.m?ts$/.test(path));
}

/** Adds what is wrong with imports that transpiling has left out. */
function refuseElided(record: ModuleRecord, paths: ReadonlySet<string>, problems: ProblemList): void {
  const kept = new Set(record.imports.map((found) => ('specifier' in found ? found.specifier : '')));
  for (const { specifier, offset } of elidedImports(record.source, kept)) {
    const to = resolveSpecifier(specifier, record.file, paths);
    if (to.kind !== 'refused') continue;
    problems.add(() => ({
      message: to.message,
      location: { file: record.file, ...positionAt(record.source, offset) },
    }));
  }
}

function resolveImport(
  record: ModuleRecord,
  found: ModuleImport,
  paths: ReadonlySet<string>,
  problems: ProblemList,
): Edge {
  if (found.kind === 'computed') return { import: found };
  const to = resolveSpecifier(found.specifier, record.file, paths);
  if (to.kind !== 'refused') return { import: found, to };
  problems.add(() => {
    const meant = suggest(found.specifier, [apiSpecifier]);
    const message = meant === undefined ? to.message : `There is no '${found.specifier}'. Did you mean '${meant}'?`;
    return { message, location: authorLocation(record, specifierStart(found)) };
  });
  return { import: found };
}
