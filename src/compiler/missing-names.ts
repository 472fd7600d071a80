import { apiNames, apiSpecifier, familiarNames, modelModules, type Problem, suggest } from '../protocol';
import type { Edge, Graph } from './graph';
import { authorLocation } from './positions';
import { ProblemList } from './problem-list';

/**
 * Finds imported names that the imported module does not have. Engines report them too, but name a `data:` URL, and
 * Chromium gives no position.
 */
export function missingNames(graph: Graph): Problem[] {
  const problems = new ProblemList();
  for (const [file, edges] of graph.edges) {
    const record = graph.modules.get(file);
    for (const { import: found, to } of edges) {
      if (found.kind !== 'static' || to === undefined || to.kind === 'url' || record === undefined) continue;
      const exported = to.kind === 'api' ? new Set(['default', ...apiNames, ...familiarNames]) : namesOf(to, graph);
      if (exported === undefined) continue;
      for (const { name, offset } of found.names) {
        if (exported.has(name)) continue;
        problems.add(() => ({
          message: to.kind === 'api' ? apiLacks(name) : fileLacks(found.specifier, name, exported),
          location: authorLocation(record, offset),
        }));
      }
    }
  }
  return problems.toArray();
}

function namesOf(to: Exclude<NonNullable<Edge['to']>, { kind: 'api' | 'url' }>, graph: Graph, seen?: Set<string>) {
  return to.kind === 'models'
    ? new Set<string>(['default', ...modelModules[to.name]])
    : exportsOf(to.path, graph, seen);
}

function apiLacks(name: string): string {
  // The author means the API as a whole.
  if (/^(?:yc|gr|gradio|yieldcast)$/i.test(name))
    return `'${apiSpecifier}' has no '${name}': the API is a namespace. Write \`import * as ${name} from '${apiSpecifier}'\`.`;
  return `'${apiSpecifier}' has no '${name}'.${didYouMean(name, apiNames)}`;
}

function fileLacks(specifier: string, name: string, exported: ReadonlySet<string>): string {
  if (name === 'default') return `'${specifier}' has no default export.`;
  const suggestion = didYouMean(name, exported) || ` If it is a type, put 'type' before it.`;
  return `'${specifier}' exports no '${name}'.${suggestion}`;
}

function didYouMean(name: string, names: Iterable<string>): string {
  const suggestion = suggest(name, names);
  return suggestion === undefined ? '' : ` Did you mean '${suggestion}'?`;
}

/** The names that a file exports; undefined if it re-exports everything from a module that is not known here. */
function exportsOf(file: string, graph: Graph, seen = new Set<string>()): Set<string> | undefined {
  seen.add(file);
  const names = new Set(graph.modules.get(file)?.exports);
  for (const { import: found, to } of graph.edges.get(file) ?? []) {
    if (found.kind !== 'static' || !found.reexportsAll || to === undefined) continue;
    if (to.kind === 'url') return undefined;
    if (to.kind === 'file' && seen.has(to.path)) continue;
    const more = to.kind === 'api' ? apiNames : namesOf(to, graph, seen);
    if (more === undefined) return undefined;
    for (const name of more) if (name !== 'default') names.add(name);
  }
  return names;
}
