import { indexLines, type Position } from './positions';
import type { Transpiled } from './transpile';

/**
 * The author's positions of the keywords `yield` and `return` at these offsets of the code, given in ascending order.
 *
 * A source map knows them too, but takes as long to make as the code itself. Sucrase keeps every line, and adds no such
 * word but for the members of an enum: where a line has as many as before, they are the same ones.
 */
export function keywordPlaces(transpiled: Transpiled, offsets: readonly number[]): Position[] {
  const { code, source, keepsLines, toSource } = transpiled;
  const lines = code.split('\n');
  const authorLines = keepsLines && !/\benum\b/.test(source) ? source.split('\n') : [];
  const authorIndex = indexLines(source);
  const columns = new Map<number, ReadonlyMap<number, number>>();
  let line = 0;
  let lineStart = 0;
  return offsets.map((offset) => {
    while (line < lines.length - 1 && offset > lineStart + (lines[line]?.length ?? 0)) {
      lineStart += (lines[line++]?.length ?? 0) + 1;
    }
    const inLine = columns.get(line) ?? authorColumns(lines[line], authorLines[line]);
    columns.set(line, inLine);
    const column = inLine.get(offset - lineStart);
    return column === undefined ? authorIndex.positionAt(toSource(offset)) : { line: line + 1, column: column + 1 };
  });
}

/** Column in a line → column in the author's line, of all keywords; empty if there is any doubt. */
function authorColumns(line: string | undefined, authorLine: string | undefined): ReadonlyMap<number, number> {
  if (line === undefined || authorLine === undefined) return new Map();
  const keywords = keywordsIn(line);
  const authorKeywords = line === authorLine ? keywords : keywordsIn(authorLine);
  const same =
    keywords.length === authorKeywords.length &&
    keywords.every((keyword, index) => keyword[0] === authorKeywords[index]?.[0]);
  return new Map(same ? keywords.map((keyword, index) => [keyword.index, authorKeywords[index]?.index ?? 0]) : []);
}

function keywordsIn(line: string): RegExpExecArray[] {
  return [...line.matchAll(/\b(?:yield|return)\b/g)];
}
