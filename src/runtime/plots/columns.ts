import type { Lent } from '../extra-tools';

/** A list that is read by index: an array of the author's, or numbers in a buffer. */
export type Cells = ArrayLike<unknown>;

/** Data as columns, not yet looked at. */
export type Columns = { length: number; columns: { name: string; cells: Cells }[] };

/** The columns that an author names for a plot. */
export type Axes = { x?: string | undefined; y?: string | undefined; color?: string | undefined };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

const isCells = (value: unknown): value is Cells =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

/** Takes the forms of data that a table takes, and lists of numbers, as columns. */
export const columnsWith = ({ Refusal, describeValue }: Pick<Lent, 'Refusal' | 'describeValue'>) => {
  const fromRecords = (rows: readonly Record<string, unknown>[]): Columns => {
    const cells = new Map<string, unknown[]>();
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as Record<string, unknown>;
      for (const name in row) {
        let column = cells.get(name);
        if (!column) {
          column = new Array(rows.length);
          cells.set(name, column);
        }
        column[i] = row[name];
      }
    }
    return { length: rows.length, columns: Array.from(cells, ([name, column]) => ({ name, cells: column })) };
  };

  const fromRows = (rows: readonly Cells[], headers: readonly string[], { x, y, color }: Axes): Columns => {
    const count = rows.reduce((most, row) => Math.max(most, row.length), headers.length);
    const names = headers.length > 0 ? headers : [x ?? 'x', y ?? 'y', color ?? 'color'];
    return {
      length: rows.length,
      columns: Array.from({ length: count }, (_, column) => ({
        name: names[column] ?? String(column + 1),
        cells: rows.map((row) => row[column]),
      })),
    };
  };

  const fromColumns = (named: readonly (readonly [string, Cells])[]): Columns => ({
    length: named.reduce((most, [, cells]) => Math.max(most, cells.length), 0),
    columns: named.map(([name, cells]) => ({ name, cells })),
  });

  const fromList = (list: Cells, headers: readonly string[], axes: Axes): Columns => {
    const { length } = list;
    const first = list[0];
    // One kind of row throughout: the first says which.
    const rows = isCells(first) ? isCells : isRecord(first) && !(first instanceof Date) ? isRecord : undefined;
    if (rows) {
      for (let i = 0; i < length; i++)
        if (!rows(list[i]))
          throw new Refusal(
            `row 1 is ${describeValue(first)}, but row ${i + 1} is ${describeValue(list[i])}; all rows have one form`,
          );
      return rows === isCells
        ? fromRows(list as readonly Cells[], headers, axes)
        : fromRecords(list as readonly Record<string, unknown>[]);
    }
    const { x = 'x', y = 'y' } = axes;
    return fromColumns([
      [x, Float64Array.from({ length }, (_, i) => i)],
      [headers[0] ?? y, list],
    ]);
  };

  const columnsOf = (value: unknown, axes: Axes, headers: readonly string[] = []): Columns => {
    if (isCells(value)) return fromList(value, headers, axes);
    if (value instanceof Map) {
      const entries = [...value];
      return entries.length > 0 && entries.every(([name, cells]) => typeof name === 'string' && isCells(cells))
        ? fromColumns(entries)
        : fromList(entries, headers, axes);
    }
    if (isRecord(value)) {
      const { data, headers: own, rows, columns } = value;
      const names = [own, columns].find(Array.isArray);
      const inner = names || Object.keys(value).length === 1 ? [data, rows].find(isCells) : undefined;
      if (inner) return fromList(inner, names ? Array.from(names, String) : headers, axes);
      const named = Object.entries(value).filter((entry): entry is [string, Cells] => isCells(entry[1]));
      if (named.length > 0 && named.length === Object.keys(value).length) return fromColumns(named);
    }
    throw new Refusal(
      `it takes rows such as [{ x: 1, y: 2 }], columns such as { x: [1], y: [2] }, or { headers, data }, and this is ${describeValue(value)}`,
    );
  };
  return (value: unknown, axes: Axes) => columnsOf(value, axes);
};
