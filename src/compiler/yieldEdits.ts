import { formatPlace, noteYieldName } from '../protocol';
import { findYields, type Yield } from './findYields';
import { keywordPlaces } from './keywordPlaces';
import type { Edit } from './positions';
import type { Transpiled } from './transpile';

/**
 * The insertions that have each value pass through the runtime's function on its way out, in the order in which they
 * stand. They are made in the transpiled code: there a parser meets no syntax of TypeScript's, and what linking inserts
 * is taken out of positions again.
 */
export function yieldEdits(transpiled: Transpiled): Edit[] {
  const { code, file } = transpiled;
  const yields = findYields(code).sort((a, b) => a.keyword - b.keyword);
  const places = keywordPlaces(
    transpiled,
    yields.map(({ keyword }) => keyword),
  );
  const openings: Edit[] = [];
  const closings: Edit[] = [];
  for (const [index, found] of yields.entries()) {
    const place = places[index];
    if (place === undefined) continue;
    const text = JSON.stringify(formatPlace({ file, ...place }));
    const { opening, closing } = around(found, code, text);
    if (opening) openings.push(opening);
    if (closing) closings.push(closing);
  }
  // Where several end at once, as in `yield yield x`, the one that begins last is the innermost and ends first. None
  // begins where another ends, since a keyword stands between.
  return [...openings, ...closings.reverse()].sort((a, b) => a.start - b.start);
}

function around({ keywordEnd, argument }: Yield, code: string, place: string): { opening?: Edit; closing?: Edit } {
  if (argument !== undefined) {
    const { start, end, isSequence } = argument;
    return {
      // The space is for `yield[x]`.
      opening: { start, end: start, text: ` ${noteYieldName}(${isSequence ? '(' : ''}` },
      closing: { start: end, end, text: `${isSequence ? ')' : ''},${place})` },
    };
  }
  // A bracket, say, that begins the next line is a statement of its own only as long as the `yield` has no argument.
  const endsHere = /\s*(?:[;,)\]}]|\n\s*(?!in\b|instanceof\b)[\w$])/y;
  endsHere.lastIndex = keywordEnd;
  if (!endsHere.test(code)) return {};
  return { closing: { start: keywordEnd, end: keywordEnd, text: ` ${noteYieldName}(void 0,${place})` } };
}
