import { apiModuleUrl, encodeModule, modelModuleUrl, type Problem } from '../protocol';
import { classNotes } from './class-notes';
import type { Edge, Graph } from './graph';
import type { Copy, Lifts } from './lift';
import { type ModuleImport, type ModuleRecord, specifierStart } from './module-record';
import { applyEdits, authorLocation, type Edit } from './positions';
import { SketchError } from './syntax-error';
import type { YieldNotes } from './yield-edits';

/** Chromium refuses modules whose URL is longer than 32 MiB. */
const longestUrl = 32 * 1024 * 1024;

/** A module as the sandbox receives it, with the edits that linking made. */
export type LinkedModule = ModuleRecord & { edits: Edit[]; url: string; copies?: Copy[] };

/**
 * Turns each module into a `data:` URL that contains the URLs of the modules it imports. Works from the bottom up, so
 * that a module has one URL, and therefore one instance, however many modules import it.
 *
 * @param appended code to add at the end of the entry
 * @param notes insertions other than those for imports
 * @param lifts the functions that `yc.parallel` calls
 * @throws {SketchError} if modules import each other in a circle, or are too large
 */
export function link(
  graph: Graph,
  appended: string,
  notes: YieldNotes = new Map(),
  lifts?: Lifts,
): Map<string, LinkedModule> {
  const linked = new Map<string, LinkedModule>();
  const path: string[] = [];
  const hasStates = [...graph.modules.values()].some(({ code }) => /State\b/.test(code));

  function linkFile(file: string): string {
    const done = linked.get(file);
    if (done !== undefined) return done.url;
    const record = graph.modules.get(file);
    if (record === undefined) throw new Error(`${file} was not read.`);
    path.push(file);
    const imports = (graph.edges.get(file) ?? []).flatMap((edge) => editsFor(record, edge));
    path.pop();
    // The notes come first: in `import(yield x)`, the argument ends where the yield ends, and contains it.
    const edits = [...(notes.get(file) ?? []), ...(lifts?.marks.get(file) ?? []), ...imports].sort(byStart);
    const length = edits.reduce((sum, edit) => sum + edit.text.length, record.code.length);
    if (length > longestUrl) throw new SketchError([tooLarge(file, length)]);
    const ending = `${file === graph.entry ? appended : ''}${hasStates ? classNotes(record.code) : ''}`;
    const code = applyEdits(record.code, edits) + ending;
    const lifted = lifts?.ending(record, edits, code);
    const url = encodeModule(`${code}${lifted?.text ?? ''}\n//# sourceURL=${sourceUrl(file)}`);
    if (url.length > longestUrl) throw new SketchError([tooLarge(file, url.length)]);
    linked.set(file, { ...record, edits, url, ...(lifted && { copies: lifted.copies }) });
    return url;
  }

  function editsFor(record: ModuleRecord, { import: found, to }: Edge): Edit[] {
    const { start, end } = found;
    if (found.kind === 'computed') return askResolver(record.file, start, end);
    if (to === undefined || to.kind === 'url') return [];
    if (to.kind === 'api' || to.kind === 'models') {
      const url = to.kind === 'api' ? apiModuleUrl() : modelModuleUrl(to.name);
      return [{ start, end, text: found.kind === 'static' ? url : `"${url}"` }];
    }
    // When an `import()` runs, every URL is known: only static imports must not form circles.
    if (found.kind === 'dynamic') return askResolver(record.file, start, end);
    if (path.includes(to.path)) {
      throw new SketchError([circle(record, found, [...path.slice(path.indexOf(to.path)), to.path])]);
    }
    return [{ start, end, text: linkFile(to.path) }];
  }

  for (const file of graph.modules.keys()) linkFile(file);
  return linked;
}

/** The URLs of all modules, as a program holds them. */
export function moduleUrls(linked: ReadonlyMap<string, LinkedModule>): Record<string, string> {
  // Object.fromEntries defines properties, so a file named `__proto__` is like any other.
  return Object.fromEntries([...linked].map(([file, module]) => [file, module.url]));
}

/** The name that engines use for a file in stack traces. V8 does not allow white space in it. */
export function sourceUrl(file: string): string {
  return file.replace(/\s/g, encodeURIComponent);
}

/** Leaves the specifier to the generator worker, which answers with `resolveImport`. */
function askResolver(file: string, start: number, end: number): Edit[] {
  return [
    { start, end: start, text: `globalThis[Symbol.for('yieldcast.resolve')](${JSON.stringify(file)}, ` },
    { start: end, end, text: ')' },
  ];
}

function byStart(a: Edit, b: Edit): number {
  return a.start - b.start;
}

function circle(record: ModuleRecord, found: ModuleImport, files: string[]): Problem {
  return {
    message: `Files cannot import each other in a circle: ${files.join(' → ')}. Move what they share to a file of its own.`,
    location: authorLocation(record, specifierStart(found)),
  };
}

function tooLarge(file: string, length: number): Problem {
  const megabytes = Math.round(length / 1024 / 1024);
  return { message: `${file} and what it imports are too large to load: ${megabytes} MB, and 32 MB is the most.` };
}
