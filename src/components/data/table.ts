import { type Cell, mostOfLabel, shorten, type WireValues } from '../../protocol';

export type Table = NonNullable<WireValues['dataframe']>;
export type Sorting = { column: number; descending: boolean };

/** How many rows to look at to describe a column. */
const sample = 50;

/** How a column looks; `width` in characters. */
export type Column = { name: string; width: number; isNumeric: boolean; type: Datatype };

/** What a column holds, as its author says; `auto` goes by its cells. */
export type Datatype = 'str' | 'number' | 'bool' | 'date' | 'markdown' | 'html' | 'image' | 'auto';

/** The kinds of columns whose cells are drawn, so that rows differ in height. */
export const isRich = ({ type }: Column) => type === 'markdown' || type === 'html' || type === 'image';

export const wordsOf = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell));

/** The shown part of a cell's text. */
export const shownOf = (cell: Cell | undefined, most = mostOfLabel): string =>
  shorten(wordsOf(cell), Math.min(most, mostOfLabel));

/** The indices of the rows that hold a text, whatever its case, in any cell. */
export const rowsWith = (rows: Table['rows'], text: string, among = rows.map((_, index) => index)): number[] => {
  const sought = text.trim().toLowerCase();
  return sought === ''
    ? among
    : among.filter((index) => rows[index]?.some((cell) => wordsOf(cell).toLowerCase().includes(sought)));
};

/** The columns of a table. Those without a header are named by number. */
export const columnsOf = (
  table: Table,
  headers: readonly string[] | undefined,
  types: Datatype | readonly Datatype[] = 'auto',
): Column[] => {
  const rows = table.rows.slice(0, sample);
  const names = table.headers.length > 0 ? table.headers : (headers ?? []);
  const count = Math.max(names.length, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, index) => {
    const name = names[index] ?? String(index + 1);
    const cells = rows.map((row) => row[index]).filter((cell) => cell !== null && cell !== undefined);
    const type = (typeof types === 'string' ? types : types[index]) ?? 'auto';
    const longest = Math.max(name.length + 2, ...cells.map((cell) => wordsOf(cell).length));
    return {
      name,
      width: Math.max(6, Math.min(36, longest)),
      isNumeric:
        type === 'number' || (type === 'auto' && cells.length > 0 && cells.every((cell) => typeof cell === 'number')),
      type,
    };
  });
};

const collator = new Intl.Collator('en', { numeric: true });

const compare = (a: Cell | undefined, b: Cell | undefined, descending: boolean): number => {
  // Empty cells come last in both directions.
  if (a === null || a === undefined) return b === null || b === undefined ? 0 : 1;
  if (b === null || b === undefined) return -1;
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return descending ? -order : order;
};

/** The row indices sorted by one column. The sort is stable. */
export const orderOf = (rows: Table['rows'], { column, descending }: Sorting): number[] =>
  rows.map((_, index) => index).sort((a, b) => compare(rows[a]?.[column], rows[b]?.[column], descending));

/** The text typed into a cell, converted to the type of value that belongs there. */
export const cellOf = (text: string, before: Cell | undefined, column: Column | undefined): Cell => {
  if (text === '') return null;
  if (column?.type === 'str' || column?.type === 'date') return text;
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const takesNumbers = typeof before === 'number' || (typeof before !== 'string' && column?.isNumeric);
  return takesNumbers && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
};

/** A copy of a table with one cell changed. */
export const withCell = (table: Table, row: number, column: number, cell: Cell): Table => ({
  headers: table.headers,
  rows: table.rows.map((cells, index) => {
    if (index !== row) return cells;
    const filled = Array.from({ length: Math.max(cells.length, column + 1) }, (_, place) => cells[place] ?? null);
    filled[column] = cell;
    return filled;
  }),
});
