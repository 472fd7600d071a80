// The build without WebAssembly: it needs nothing from the Content-Security-Policy, is ready at once, and reads plain
// JavaScript, which is all that is left after transpiling.
import { parse } from 'es-module-lexer/minimal/js';
import { type ImportedName, readImportedNames } from './importClause';
import { authorLocation } from './positions';
import { SketchError, syntaxProblem } from './syntaxError';
import type { Transpiled } from './transpile';

/** An import in a module's code. `start` and `end` enclose the specifier: for a static import without its quotes. */
export type ModuleImport = { start: number; end: number } & (
  | { kind: 'static'; specifier: string; names: ImportedName[]; reexportsAll: boolean }
  | { kind: 'dynamic'; specifier: string }
  | { kind: 'computed' }
);

/** A file of a sketch with what it imports and exports. */
export type ModuleRecord = Transpiled & {
  imports: ModuleImport[];
  /** The names that it exports by itself; `export *` adds to them. */
  exports: ReadonlySet<string>;
};

/** The offset of a specifier's opening quote, or of the expression that computes it. */
export function specifierStart(found: ModuleImport): number {
  return found.kind === 'static' ? found.start - 1 : found.start;
}

/** @throws {SketchError} when the imports cannot be read */
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
