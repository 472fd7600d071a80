import { type Position, positionAt } from './positions';
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
  let line = 0;
  let lineStart = 0;
  return offsets.map((offset) => {
    while (line < lines.length - 1 && offset > lineStart + (lines[line]?.length ?? 0)) {
      lineStart += (lines[line++]?.length ?? 0) + 1;
    }
    const column = columnOfSame(lines[line], authorLines[line], offset - lineStart);
    return column === undefined ? positionAt(source, toSource(offset)) : { line: line + 1, column: column + 1 };
  });
}

/** The column in the author's line of the keyword at a column of the line made of it, if there is no doubt. */
function columnOfSame(line: string | undefined, authorLine: string | undefined, column: number): number | undefined {
  if (line === authorLine) return column;
  if (line === undefined || authorLine === undefined) return undefined;
  const keywords = keywordsIn(line);
  const authorKeywords = keywordsIn(authorLine);
  const index = keywords.findIndex((keyword) => keyword.index === column);
  const same = authorKeywords[index];
  return keywords.length === authorKeywords.length && same?.[0] === keywords[index]?.[0] ? same?.index : undefined;
}

function keywordsIn(line: string): RegExpExecArray[] {
  return [...line.matchAll(/\b(?:yield|return)\b/g)];
}
