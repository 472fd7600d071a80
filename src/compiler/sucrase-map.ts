import { GREATEST_LOWER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type Options, transform } from 'sucrase';
import { indexLines } from './positions';

/**
 * Where template literals have an empty part: before the closing backtick of `${a}`, or between `${a}${b}`. The same
 * characters in text or comments match too, which does no harm.
 */
const emptyTemplatePart = /(?<=[}`])(?=`|\$\{)/g;

/**
 * Creates a function that maps an offset in sucrase's output to the offset in the source.
 *
 * Sucrase's source map has one segment per token, but `computeSourceColumns` (3.35.1) waits for the start of each token
 * in turn, and never gets past an empty one: after the first template with an empty part, all columns of the file are
 * lost. So we make the map from a copy with a space in each empty part, and subtract the spaces again.
 */
export function mapToSource(source: string, code: string, options: Options): (offset: number) => number {
  const spacedPlaces = [...source.matchAll(emptyTemplatePart)].map((match, index) => match.index + index);
  const spaced = source.replace(emptyTemplatePart, ' ');
  const output = transform(spaced, { ...options, sourceMapOptions: { compiledFilename: 'module.js' } });
  const trace = new TraceMap(JSON.stringify(output.sourceMap));
  const outputLines = indexLines(output.code);
  const spacedLines = indexLines(spaced);
  const added = addedSpaces(code, output.code);
  return (offset) => {
    const { line, column } = outputLines.positionAt(offset + countUpTo(added, offset));
    const found = originalPositionFor(trace, { line, column: column - 1, bias: GREATEST_LOWER_BOUND });
    if (found.line === null) return source.length;
    const spacedOffset = spacedLines.offsetAt({ line: found.line, column: found.column + 1 });
    const before = countUpTo(spacedPlaces, spacedOffset - 1);
    return sameToken(code, offset, source, spacedOffset - before);
  };
}

/** The offsets in `code` before which `spaced` has one more space, in ascending order. */
function addedSpaces(code: string, spaced: string): number[] {
  const added: number[] = [];
  for (let index = 0; index < code.length; index++) {
    const other = spaced[index + added.length];
    if (code[index] !== other && other === ' ') added.push(index);
  }
  return added;
}

/** How many of these numbers, given in ascending order, are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The map sends a token that follows removed ones without a space to the first of them: in `<any>a`, it sends `a` to
 * `<`. In this case we look for the token in the rest of the line.
 */
function sameToken(code: string, offset: number, source: string, mapped: number): number {
  const token = /[\p{ID_Continue}$\u200c\u200d]+|\S/uy;
  token.lastIndex = offset;
  const text = token.exec(code)?.[0];
  if (text === undefined || source.startsWith(text, mapped)) return mapped;
  const lineEnd = source.indexOf('\n', mapped);
  const next = source.slice(mapped, lineEnd === -1 ? undefined : lineEnd).indexOf(text);
  return next === -1 ? mapped : mapped + next;
}
