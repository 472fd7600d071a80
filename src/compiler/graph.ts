import { parse } from 'es-module-lexer/minimal/js';
import { apiSpecifier, isCodeFile, type Resolution, resolveSpecifier, type Sketch, suggest } from '../protocol';
import { type ModuleImport, type ModuleRecord, readModule, specifierStart } from './module-record';
import { authorLocation, positionAt, type Transpiled } from './positions';
import { ProblemList } from './problem-list';
import { insteadOfImport } from './sandbox-lacks';
import { SketchError } from './syntax-error';

/** An import that the author wrote, and the offset of its specifier's opening quote in the source. */
type ElidedImport = { specifier: string; offset: number };

/**
 * The imports that transpiling dropped: their names are never used, so they can only be types. An author who imports
 * something that is not available wants to know all the same. Imports marked with `type` are ignored.
 *
 * @param kept the specifiers that are still there
 */
function elidedImports(source: string, kept: ReadonlySet<string>): ElidedImport[] {
  // A cheap check first: without `import`, there is nothing to find.
  if (!/\bimport\b/.test(source)) return [];
  try {
    return parse(source)[0].flatMap(({ n: specifier, d: dynamic, ss: statement, s: start }) => {
      if (specifier === undefined || dynamic !== -1 || kept.has(specifier)) return [];
      const typesAlone = /^\w+\s+type\b|\{\s*type\s/.test(source.slice(statement, start));
      return typesAlone ? [] : [{ specifier, offset: start - 1 }];
    });
  } catch {
    // The lexer reads JavaScript. If TypeScript trips it up, we report no such imports, and the sketch runs as before.
    return [];
  }
}

/** An import and what it resolves to. */
export type Edge = { import: ModuleImport; to?: Exclude<Resolution, { kind: 'refused' }> };

/** The modules that can be reached from a sketch's entry, by path, and the imports between them. */
export type Graph = {
  entry: string;
  modules: Map<string, ModuleRecord>;
  edges: Map<string, Edge[]>;
};

/**
 * Follows the imports, starting from the entry.
 *
 * @throws {SketchError} with everything that is wrong with the files and their imports
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
      // A computed import asks for a file that is known only at run time: it may be any of them.
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
  return [...paths].filter((path) => isCodeFile(path) && !/\.d\.m?ts$/i.test(path));
}

/** Adds problems with the imports that transpiling dropped. */
function refuseElided(record: ModuleRecord, paths: ReadonlySet<string>, problems: ProblemList): void {
  if (record.code === record.source) return;
  const kept = new Set(record.imports.map((found) => ('specifier' in found ? found.specifier : '')));
  for (const { specifier, offset } of elidedImports(record.source, kept)) {
    const to = resolveSpecifier(specifier, record.file, paths);
    if (to.kind !== 'refused') continue;
    problems.add(() => ({
      message: adviceOn(specifier, to.message, record.file, paths),
      location: { file: record.file, ...positionAt(record.source, offset) },
    }));
  }
}

/** What to write instead of a specifier that was refused with this message. */
function adviceOn(specifier: string, message: string, file: string, paths: ReadonlySet<string>): string {
  const other = insteadOfImport(specifier);
  if (other !== undefined) return other;
  if (suggest(specifier, [apiSpecifier])) return `There is no '${specifier}'. Did you mean '${apiSpecifier}'?`;
  const meant = /^[./]/.test(specifier) ? suggest(specifier, specifiersFrom(file, paths)) : undefined;
  return meant === undefined ? message : `${message} Did you mean '${meant}'?`;
}

/** How a file can import the others, with and without their endings. */
function specifiersFrom(file: string, paths: ReadonlySet<string>): string[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return codeFiles(paths).flatMap((path) => {
    if (path === file) return [];
    const specifier = path.startsWith(folder) ? `./${path.slice(folder.length)}` : `/${path}`;
    return [specifier, specifier.replace(/\.m?[jt]s$/, '')];
  });
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
  problems.add(() => ({
    message: adviceOn(found.specifier, to.message, record.file, paths),
    location: authorLocation(record, specifierStart(found)),
  }));
  return { import: found };
}
