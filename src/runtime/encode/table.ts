import { type Cell, isCell, type WireValue } from '../../protocol';
import { nameOf, Refusal } from './refusal';

type Rows = NonNullable<WireValue<'dataframe'>>;

const cellOf = (value: unknown): Cell => {
  if (value === undefined) return null;
  if (isCell(value)) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (typeof value === 'bigint') return String(value);
  throw new Refusal(`a cell holds text, a number, a boolean or null; got ${nameOf(value)}`);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A table from rows, from records, or from `{ headers, data }`. Rows are made as long as the longest. */
export const encodeTable = (value: unknown, headers: readonly string[] = []): Rows => {
  if (isRecord(value) && Array.isArray(value.data)) {
    const own = Array.isArray(value.headers) ? Array.from(value.headers, String) : headers;
    return encodeTable(value.data, own);
  }
  if (!Array.isArray(value))
    throw new Refusal(`it takes rows, records or { headers, data }, and this is ${nameOf(value)}`);
  // Without the holes of sparse arrays, which most methods pass over.
  const listed: unknown[] = Array.from(value);
  if (listed.length > 0 && listed.every(isRecord)) {
    const keys = [...new Set(listed.flatMap((row) => Object.keys(row)))];
    return { headers: keys, rows: listed.map((row) => keys.map((key) => cellOf(row[key]))) };
  }
  const rows = listed.map((row): Cell[] => {
    if (!Array.isArray(row)) throw new Refusal(`each row is an array of cells; got ${nameOf(row)}`);
    return Array.from(row, cellOf);
  });
  const columns = rows.reduce((most, row) => Math.max(most, row.length), headers.length);
  for (const row of rows) while (row.length < columns) row.push(null);
  return { headers: Array.from({ length: columns }, (_, i) => headers[i] ?? String(i + 1)), rows };
};
