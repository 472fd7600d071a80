import type { Cell } from '../../protocol';
import { type Column, type Table, wordsOf } from './table';

/** What a spreadsheet takes for a formula, in any width of letter; and what it strips before it looks. */
const formula = /^[\t\r\n ]*[=+\-@＝＋－＠]|^[\t\r]/;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** One field. Text that a spreadsheet would run gets an apostrophe before it, which such programs show as text. */
const fieldOf = (cell: Cell | undefined): string => {
  const words = wordsOf(cell);
  const isLive = typeof cell === 'string' && formula.test(words) && !number.test(words);
  const text = isLive ? `'${words}` : words;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as CSV (RFC 4180): its headers first, every row as long as they are. */
export const csvOf = (table: Table, columns: readonly Column[]): string =>
  [columns.map(({ name }) => name), ...table.rows]
    .map((row) => `${columns.map((_, index) => fieldOf(row[index])).join(',')}\r\n`)
    .join('');
