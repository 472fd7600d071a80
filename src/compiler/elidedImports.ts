import { parse } from 'es-module-lexer/minimal/js';

/** An import that the author wrote, and the offset of its specifier's opening quote in the source. */
export type ElidedImport = { specifier: string; offset: number };

/**
 * The imports that transpiling left out, since nothing but types could have been meant by names that are never used. A
 * person who imports what cannot be had wants to hear of it all the same. Imports that say `type` are left aside.
 *
 * @param kept the specifiers that are still there
 */
export function elidedImports(source: string, kept: ReadonlySet<string>): ElidedImport[] {
  // A look that costs nothing: most sketches import `yieldcast` alone.
  if (!/\bimport\b/.test(source)) return [];
  try {
    return parse(source)[0].flatMap(({ n: specifier, d: dynamic, ss: statement, s: start }) => {
      if (specifier === undefined || dynamic !== -1 || kept.has(specifier)) return [];
      const typesAlone = /^\w+\s+type\b|\{\s*type\s/.test(source.slice(statement, start));
      return typesAlone ? [] : [{ specifier, offset: start - 1 }];
    });
  } catch {
    // The lexer reads JavaScript. TypeScript that it stumbles over has no such imports reported, and runs as before.
    return [];
  }
}
