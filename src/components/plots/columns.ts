import { type Cell, mostOfLabel, type PlotColumn, type PlotWire, shorten } from '../../protocol';

/** The columns of a plot's value, with its buffers read as numbers. */
export type NumberColumn = { type: 'number' | 'time'; name: string; values: Float64Array };
export type NamedColumn = { type: 'category'; name: string; values: Int32Array; names: readonly string[] };
export type Column = NumberColumn | NamedColumn;
export type Data = { length: number; columns: readonly Column[] };

/** Views on the buffers: nothing is copied. Values come from the sandbox, and their indices are checked where they are used. */
export const dataOf = ({ length, columns }: PlotWire): Data => ({
  length,
  columns: columns.map((column: PlotColumn): Column => {
    const { type, name } = column;
    return type === 'category'
      ? { type, name, names: column.names, values: new Int32Array(column.values) }
      : { type, name, values: new Float64Array(column.values) };
  }),
});

const two = (part: number) => String(part).padStart(2, '0');

/** A time where the person is, as exact as it is: `2026-01-31`, `2026-01-31 12:30`, `2026-01-31 12:30:05.250`. */
export const timeText = (time: number): string => {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const [seconds, rest] = [date.getSeconds(), date.getMilliseconds()];
  const clock = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const exact = rest > 0 ? `:${two(seconds)}.${String(rest).padStart(3, '0')}` : seconds > 0 ? `:${two(seconds)}` : '';
  return clock === '00:00' && exact === '' ? day : `${day} ${clock}${exact}`;
};

/** A cell as data, and as exact text. A missing one is `null` and ''. */
export const cellOf = (column: Column, row: number): Cell => {
  if (column.type === 'category') return column.names[column.values[row] as number] ?? null;
  const value = column.values[row] as number;
  return !Number.isFinite(value) ? null : column.type === 'time' ? timeText(value) : value;
};

export const textOf = (column: Column, row: number): string => shorten(String(cellOf(column, row) ?? ''), mostOfLabel);

/** The median of numbers, which it may reorder. */
export const median = (values: number[]): number => {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2
    ? (values[middle] as number)
    : ((values[middle - 1] as number) + (values[middle] as number)) / 2;
};
