import { type Cell, isCell, type WireValue } from '../../protocol';
import { describeValue, Refusal } from './refusal';

type Rows = NonNullable<WireValue<'dataframe'>>;

const cellOf = (value: unknown): Cell => {
  if (value === undefined) return null;
  if (isCell(value)) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (typeof value === 'bigint') return String(value);
  throw new Refusal(`a cell holds text, a number, a boolean or null; got ${describeValue(value)}`);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Encodes a table given as rows, records, columns or `{ headers, data }`. Shorter rows are padded. */
export const encodeTable = (value: unknown, headers: readonly string[] = []): Rows => {
  if (isRecord(value) && Array.isArray(value.data)) {
    const own = Array.isArray(value.headers) ? Array.from(value.headers, String) : headers;
    return encodeTable(value.data, own);
  }
  if (value instanceof Map) return encodeTable([...value], headers);
  if (isRecord(value)) {
    const { rows, columns, ...own } = value;
    if (Array.isArray(rows)) return encodeTable(rows, Array.isArray(columns) ? columns.map(String) : headers);
    // Columns by name.
    const named = Object.entries(own).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
    const [longest = 0] = named.map(([, cells]) => cells.length).sort((a, b) => b - a);
    if (named.length > 0 && named.length === Object.keys(value).length)
      return encodeTable(
        Array.from({ length: longest }, (_, i) => named.map(([, cells]) => cells[i])),
        named.map(([name]) => name),
      );
  }
  if (!Array.isArray(value))
    throw new Refusal(`it takes rows, records or { headers, data }, and this is ${describeValue(value)}`);
  // `Array.from` fills the holes of sparse arrays, which most methods would skip.
  const listed: unknown[] = Array.from(value);
  if (listed.length > 0 && listed.every(isRecord)) {
    const keys = [...new Set(listed.flatMap((row) => Object.keys(row)))];
    return { headers: keys, rows: listed.map((row) => keys.map((key) => cellOf(row[key]))) };
  }
  const rows = listed.map((row): Cell[] => {
    if (!Array.isArray(row)) throw new Refusal(`each row is an array of cells; got ${describeValue(row)}`);
    return Array.from(row, cellOf);
  });
  const columns = rows.reduce((most, row) => Math.max(most, row.length), headers.length);
  for (const row of rows) while (row.length < columns) row.push(null);
  return { headers: Array.from({ length: columns }, (_, i) => headers[i] ?? String(i + 1)), rows };
};
