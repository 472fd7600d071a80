import { apiSpecifier, type Problem, type Resolution, resolveSpecifier, type Sketch } from '../protocol';
import { elidedImports } from './elidedImports';
import { type ModuleImport, type ModuleRecord, readModule, specifierStart } from './moduleRecord';
import { authorLocation, positionAt } from './positions';
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
  const problems: Problem[] = [];
  const queue = new Set([entry]);
  for (const file of queue) {
    try {
      const record = readModule(await transpile(file, files.get(file) ?? ''));
      graph.modules.set(file, record);
      const edges = record.imports.map((found) => resolveImport(record, found, paths, problems));
      graph.edges.set(file, edges);
      problems.push(...refusedOfElided(record, paths));
      for (const { to } of edges) if (to?.kind === 'file') queue.add(to.path);
      // What a computed import asks for is known only when it runs, and may be any file.
      if (edges.some((edge) => edge.import.kind === 'computed')) for (const path of codeFiles(paths)) queue.add(path);
    } catch (error) {
      if (!(error instanceof SketchError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SketchError(problems);
  return graph;
}

/** The files of a sketch that can be modules. */
export function codeFiles(paths: Iterable<string>): string[] {
  return [...paths].filter((path) => /\.m?[jt]s$/.test(path) && !/\.d\.m?ts$/.test(path));
}

/** What is wrong with imports that transpiling has left out. */
function refusedOfElided(record: ModuleRecord, paths: ReadonlySet<string>): Problem[] {
  const kept = new Set(record.imports.map((found) => ('specifier' in found ? found.specifier : '')));
  return elidedImports(record.source, kept).flatMap(({ specifier, offset }) => {
    const to = resolveSpecifier(specifier, record.file, paths);
    const location = { file: record.file, ...positionAt(record.source, offset) };
    return to.kind === 'refused' ? [{ message: to.message, location }] : [];
  });
}

function resolveImport(
  record: ModuleRecord,
  found: ModuleImport,
  paths: ReadonlySet<string>,
  problems: Problem[],
): Edge {
  if (found.kind === 'computed') return { import: found };
  const to = resolveSpecifier(found.specifier, record.file, paths);
  if (to.kind !== 'refused') return { import: found, to };
  const meant = suggest(found.specifier, [apiSpecifier]);
  const message = meant === undefined ? to.message : `There is no '${found.specifier}'. Did you mean '${meant}'?`;
  problems.push({ message, location: authorLocation(record, specifierStart(found)) });
  return { import: found };
}
