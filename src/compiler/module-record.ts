// The build without WebAssembly: it needs no permission in the Content-Security-Policy, is ready at once, and reads
// plain JavaScript, which is all that remains after transpiling.
import { parse } from 'es-module-lexer/minimal/js';
import { authorLocation, type Transpiled } from './positions';
import { SketchError, syntaxProblem } from './syntax-error';

/** A name that an import or a re-export asks another module for, and its offset in the code. */
type ImportedName = { name: string; offset: number };

/**
 * Reads the names between `import` or `export` and `from`.
 *
 * @param start the offset of the statement
 * @param end the offset of the specifier's opening quote
 */
function readImportedNames(code: string, start: number, end: number): { names: ImportedName[]; reexportsAll: boolean } {
  const clause = blankComments(code.slice(start, end));
  const names: ImportedName[] = [];
  const open = clause.indexOf('{');
  const head = open === -1 ? clause : clause.slice(0, open);
  const defaultName = /^import\s+(?!from\b|(?:defer|source)\s+[\w$*{])([\p{ID_Start}$_][\p{ID_Continue}$]*)/u.exec(
    head,
  );
  if (defaultName?.[1] !== undefined) {
    names.push({ name: 'default', offset: start + defaultName[0].length - defaultName[1].length });
  }
  if (open !== -1) {
    const specifier =
      /(?:"([^"]*)"|'([^']*)'|([\p{ID_Start}$_][\p{ID_Continue}$]*))(?:\s+as\s+(?:"[^"]*"|'[^']*'|[\p{ID_Continue}$]+))?/gu;
    specifier.lastIndex = open;
    for (const match of clause.slice(0, clause.lastIndexOf('}')).matchAll(specifier)) {
      names.push({ name: match[1] ?? match[2] ?? match[3] ?? '', offset: start + match.index });
    }
  }
  return { names, reexportsAll: /^export\s*\*\s*(?:from\b|$)/.test(head) };
}

function blankComments(text: string): string {
  return text.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** An import in a module's code. `start` and `end` enclose the specifier, without the quotes of a static import. */
export type ModuleImport = { start: number; end: number } & (
  | { kind: 'static'; specifier: string; names: ImportedName[]; reexportsAll: boolean }
  | { kind: 'dynamic'; specifier: string }
  | { kind: 'computed' }
);

/** A file of a sketch with its imports and exports. */
export type ModuleRecord = Transpiled & {
  imports: ModuleImport[];
  /** The names that it exports itself; `export *` adds to them. */
  exports: ReadonlySet<string>;
};

/** The offset of a specifier's opening quote, or of the expression that computes it. */
export function specifierStart(found: ModuleImport): number {
  return found.kind === 'static' ? found.start - 1 : found.start;
}

/** @throws {SketchError} if the imports cannot be read */
export function readModule(transpiled: Transpiled): ModuleRecord {
  const { code, file } = transpiled;
  try {
    const [imports, exports] = parse(code, file);
    return {
      ...transpiled,
      imports: imports.flatMap((found): ModuleImport[] => {
        const place = { start: found.s, end: found.e };
        const { n: specifier, d: dynamic } = found;
        if (dynamic === -2) return []; // import.meta
        if (specifier === undefined) return [{ ...place, kind: 'computed' }];
        if (dynamic >= 0) return [{ ...place, kind: 'dynamic', specifier }];
        const { names, reexportsAll } = readImportedNames(code, found.ss, found.s - 1);
        return [{ ...place, kind: 'static', specifier, names, reexportsAll }];
      }),
      exports: new Set(exports.map((found) => found.n)),
    };
  } catch (error) {
    const index = error instanceof Error && 'idx' in error && typeof error.idx === 'number' ? error.idx : 0;
    const { message } = syntaxProblem('Unexpected token', file, code, index);
    throw new SketchError([{ message, location: authorLocation(transpiled, index) }]);
  }
}
