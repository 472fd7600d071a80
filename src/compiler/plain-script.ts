import type { Program } from 'acorn';
import { parseModule } from './module-parser';

/** What may be type arguments, which JavaScript reads as comparisons: `f<T>(x)`, `` f<T>`x` ``, `f<T>` before a line end. */
const mayBeTypeArguments = /(?<!=)>(?:\s*[(`/]|[^\S\n]*$)/m;

/** Code with more imported names than this is not worth the search for each of them. */
const mostNames = 50;

/**
 * Is a file plain JavaScript, from which nothing has to be stripped? The tree that answers this is the one that the
 * other steps of a compilation read, so code without types is parsed only once.
 */
export function isPlainScript(source: string): boolean {
  if (mayBeTypeArguments.test(source)) return false;
  let program: Program;
  try {
    program = parseModule(source).program;
  } catch {
    return false;
  }
  return importsOnlyValues(program, source);
}

/** An import whose name is used nowhere may be a type, and is stripped. */
function importsOnlyValues(program: Program, source: string): boolean {
  const imports = program.body.filter((statement) => statement.type === 'ImportDeclaration');
  const names = imports.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name));
  if (names.length > mostNames) return false;
  return names.every((name) => {
    // Neither a property nor a key.
    const use = new RegExp(
      `(?<![\\p{ID_Continue}$.])${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$]|\\s*:)`,
      'gu',
    );
    for (const { index } of source.matchAll(use))
      if (!imports.some(({ start, end }) => start <= index && index < end)) return true;
    return false;
  });
}
