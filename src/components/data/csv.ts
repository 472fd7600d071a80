import type { Cell } from '../../protocol';
import { type Column, type Table, wordsOf } from './table';

/**
 * Text that a spreadsheet takes for a formula, in half or full width, or that starts with a character it strips first.
 */
const formula = /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r]/;
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** One field. Text that a spreadsheet would run as a formula gets a leading apostrophe, so that it shows as text. */
const fieldOf = (cell: Cell | undefined): string => {
  const words = wordsOf(cell);
  const isLive = typeof cell === 'string' && formula.test(words) && !number.test(words);
  const text = isLive ? `'${words}` : words;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as CSV (RFC 4180): the headers first, and every row as long as they are. */
export const csvOf = (table: Table, columns: readonly Column[]): string =>
  [columns.map(({ name }) => name), ...table.rows]
    .map((row) => `${columns.map((_, index) => fieldOf(row[index])).join(',')}\r\n`)
    .join('');
