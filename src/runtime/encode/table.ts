import type { Cell, WireValue } from '../../protocol';
import { nameOf, Refusal } from './refusal';

type Rows = NonNullable<WireValue<'dataframe'>>;

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  if (typeof value === 'bigint') return String(value);
  throw new Refusal(`a cell holds text, a number, a boolean or null; got ${nameOf(value)}`);
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A table from rows, from records, or from `{ headers, data }`. Rows are made as long as the longest. */
export const encodeTable = (value: unknown, headers: readonly string[] = []): Rows => {
  if (isRecord(value) && Array.isArray(value.data)) {
    const own = Array.isArray(value.headers) ? value.headers.map(String) : headers;
    return encodeTable(value.data, own);
  }
  if (!Array.isArray(value))
    throw new Refusal(`it takes rows, records or { headers, data }, and this is ${nameOf(value)}`);
  if (value.length > 0 && value.every(isRecord)) {
    const keys = [...new Set(value.flatMap((row) => Object.keys(row)))];
    return { headers: keys, rows: value.map((row) => keys.map((key) => cellOf(row[key]))) };
  }
  const rows = value.map((row: unknown): Cell[] => {
    if (!Array.isArray(row)) throw new Refusal(`each row is an array of cells; got ${nameOf(row)}`);
    return row.map(cellOf);
  });
  const columns = rows.reduce((most, row) => Math.max(most, row.length), headers.length);
  for (const row of rows) while (row.length < columns) row.push(null);
  return { headers: Array.from({ length: columns }, (_, i) => headers[i] ?? String(i + 1)), rows };
};
