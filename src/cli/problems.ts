import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import type { Problem } from '../protocol';

/** The most characters of a line that an excerpt shows, and of them the most before the place. */
const widest = 100;
const mostBefore = 60;

/** Control characters would reach the terminal, and what a sketch says may hold any. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Text from a sketch, as it may be printed. */
export const printable = (text: string): string => text.replaceAll('\r\n', '\n').replace(control, '\ufffd');

/**
 * A problem as it is printed: `demo.ts:3:7: what is wrong`, and the line with a caret below it.
 *
 * @param files the texts of the sketch by their paths in its folder
 */
export const printed = (
  { message, title, location }: Problem,
  { root, files, colours = false }: { root: string; files: Readonly<Record<string, string>>; colours?: boolean },
): string => {
  const paint = (style: 'red' | 'bold' | 'dim', text: string) => (colours ? styleText(style, text) : text);
  const text = printable(title ? `${title}: ${message}` : message);
  if (!location) return `${paint('red', 'error')}: ${text}\n`;
  const { file, line, column } = location;
  const place = `${printable(relative(process.cwd(), join(root, file)) || file)}:${line}:${column}`;
  const head = `${paint('bold', place)}: ${paint('red', 'error')}: ${text}\n`;
  const source = Object.hasOwn(files, file) ? files[file] : undefined;
  const shown = source?.split(/\r\n|[\r\n]/)[line - 1];
  return shown === undefined || shown.trim() === '' ? head : head + excerpt(shown, line, column, paint);
};

const excerpt = (
  source: string,
  line: number,
  column: number,
  paint: (style: 'dim' | 'red', text: string) => string,
) => {
  const start = Math.max(0, Math.min(column - 1 - mostBefore, source.length - widest));
  const cut = printable(source.slice(start, start + widest));
  // Tabs stay as they are, so that the caret stands below what it means.
  const before = cut.slice(0, column - 1 - start).replace(/[^\t]/g, ' ');
  const number = String(line);
  const margin = ' '.repeat(number.length);
  return `  ${paint('dim', `${number} │`)} ${cut}\n  ${paint('dim', `${margin} │`)} ${before}${paint('red', '^')}\n`;
};
