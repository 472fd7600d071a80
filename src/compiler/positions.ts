import type { Location } from '../protocol';

/** A line and a column, both from 1; columns count UTF-16 code units. */
export type Position = { line: number; column: number };

/** Text that replaced `code.slice(start, end)`. It holds no line end, nor does what it replaced. */
export type Edit = { start: number; end: number; text: string };

/** The position of an offset, with lines as source maps count them, and editors once `\r` has become `\n`. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** The offset of a position with lines as source maps count them. */
export function offsetAt(text: string, position: Position): number {
  return offsetOf(text, position, /\n/g);
}

/** The offset of a position with lines as engines count them: U+2028 and U+2029 end one too (ECMA-262, 12.3). */
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
 * The offset in `code` for an engine's position in the text that `edits`, sorted by their start, made of it. A place
 * within new text becomes the start of what it replaced.
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

/** `code` with its edits, which are sorted by their start, made. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const edit of edits) {
    result += code.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return result + code.slice(position);
}

/** Where in the author's file the generated `code` at `offset` comes from. */
export function authorLocation(
  transpiled: { file: string; source: string; toSource(offset: number): number },
  offset: number,
): Location {
  return { file: transpiled.file, ...positionAt(transpiled.source, transpiled.toSource(offset)) };
}
