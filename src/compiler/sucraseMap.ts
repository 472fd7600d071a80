import { GREATEST_LOWER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import { type Options, transform } from 'sucrase';
import { offsetAt, positionAt } from './positions';

/**
 * Where template literals have an empty part: before the closing backtick of `${a}`, between `${a}${b}`. The same
 * characters elsewhere, in text or comments, are matched too, and do no harm.
 */
const emptyTemplatePart = /(?<=[}`])(?=`|\$\{)/g;

/**
 * Makes a function that tells for an offset in sucrase's output the offset in the source.
 *
 * Sucrase's source map holds a segment a token, but `computeSourceColumns` (3.35.1) waits for each token's start in
 * turn, and never gets past a token that is empty: after the first template with an empty part all columns of the file
 * are lost. So the map is made of a copy with a space in each of them, and the spaces are subtracted again.
 */
export function mapToSource(source: string, code: string, options: Options): (offset: number) => number {
  const spaces = [...source.matchAll(emptyTemplatePart)].map((match) => match.index);
  const spaced = source.replace(emptyTemplatePart, ' ');
  const output = transform(spaced, { ...options, sourceMapOptions: { compiledFilename: 'module.js' } });
  const trace = new TraceMap(JSON.stringify(output.sourceMap));
  return (offset) => {
    const { line, column } = positionAt(output.code, offsetAmongSpaces(code, output.code, offset));
    const found = originalPositionFor(trace, { line, column: column - 1, bias: GREATEST_LOWER_BOUND });
    if (found.line === null) return source.length;
    const spacedOffset = offsetAt(spaced, { line: found.line, column: found.column + 1 });
    const before = spaces.filter((space, index) => space + index < spacedOffset).length;
    return sameToken(code, offset, source, spacedOffset - before);
  };
}

/** The offset in `spaced` of what stands at `offset` in `code`, which lacks its additional spaces. */
function offsetAmongSpaces(code: string, spaced: string, offset: number): number {
  let added = 0;
  for (let index = 0; index <= offset && index < code.length; index++) {
    if (code[index] !== spaced[index + added] && spaced[index + added] === ' ') added++;
  }
  return offset + added;
}

/**
 * A token that follows removed ones without a space is mapped to the first of them: in `<any>a`, `a` to `<`. Then it
 * is looked for in the rest of the line.
 */
function sameToken(code: string, offset: number, source: string, mapped: number): number {
  const token = /[\p{ID_Continue}$\u200c\u200d]+|\S/uy;
  token.lastIndex = offset;
  const text = token.exec(code)?.[0];
  if (text === undefined || source.startsWith(text, mapped)) return mapped;
  const next = source.indexOf(text, mapped);
  return next === -1 || source.slice(mapped, next).includes('\n') ? mapped : next;
}
