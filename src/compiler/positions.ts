import type { Location } from '../protocol';

/** A line and a column, both from 1; columns count UTF-16 code units. */
export type Position = { line: number; column: number };

/** A file of a sketch, transpiled to JavaScript. */
export type Transpiled = {
  file: string;
  /** The author's code, with line feeds in place of lone carriage returns. */
  source: string;
  code: string;
  /** Does each line of `code` come from the line of `source` with the same number? */
  keepsLines: boolean;
  /** Maps an offset in `code` to the offset in `source` that it comes from. */
  toSource(offset: number): number;
};

/** Text that replaced `code.slice(start, end)`. Neither of the two contains a line end. */
export type Edit = { start: number; end: number; text: string };

/** Converts between offsets and positions of one text, with lines as source maps and editors count them. */
export type LineIndex = { positionAt(offset: number): Position; offsetAt(position: Position): number };

/** Reads a text's lines once; each lookup after that takes logarithmic time. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    positionAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    offsetAt({ line, column }) {
      const start = starts[line - 1];
      return start === undefined ? text.length : Math.min(start + column - 1, text.length);
    },
  };
}

/** The position of one offset. For several offsets of a text, index its lines once. */
export function positionAt(text: string, offset: number): Position {
  return indexLines(text).positionAt(offset);
}

/** The offset of a position, with lines as engines count them: U+2028 and U+2029 end one too (ECMA-262, 12.3). */
export function offsetInEngine(text: string, position: Position): number {
  return offsetOf(text, position, /\r\n|[\n\r\u2028\u2029]/g);
}

function offsetOf(text: string, { line, column }: Position, lineEnd: RegExp): number {
  for (let passed = 1; passed < line; passed++) {
    if (lineEnd.exec(text) === null) return text.length;
  }
  return Math.min(lineEnd.lastIndex + column - 1, text.length);
}

/**
 * Maps an engine's position in the edited text back to an offset in `code`. `edits` must be sorted by their start. A
 * place inside new text becomes the start of what it replaced.
 */
export function offsetBeforeEdits(code: string, edits: readonly Edit[], position: Position): number {
  const lineStart = offsetInEngine(code, { line: position.line, column: 1 });
  let column = position.column - 1;
  for (const edit of edits) {
    if (edit.start < lineStart) continue;
    const start = edit.start - lineStart;
    if (column < start) break;
    const grown = edit.text.length - (edit.end - edit.start);
    column = Math.max(start, column - grown);
  }
  return Math.min(lineStart + column, code.length);
}

/** Applies edits, which must be sorted by their start, to `code`. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of edits) {
    result += code.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + code.slice(position);
}

/** Where in the author's file the generated code at `offset` comes from. */
export function authorLocation(
  transpiled: { file: string; source: string; toSource(offset: number): number },
  offset: number,
): Location {
  return { file: transpiled.file, ...positionAt(transpiled.source, transpiled.toSource(offset)) };
}
