/** A name that an import or a re-export asks another module for, and where it stands in the code. */
export type ImportedName = { name: string; offset: number };

/**
 * Reads the names between `import` or `export` and `from`.
 *
 * @param start the offset of the statement
 * @param end the offset of the specifier's opening quote
 */
export function readImportedNames(
  code: string,
  start: number,
  end: number,
): { names: ImportedName[]; reexportsAll: boolean } {
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
