import type { Carrier } from '../../api/internal';
import type { PlotColumn, PlotWire } from '../../protocol';
import { mostPlotColumns, mostPlotRows } from '../../protocol';
import type { Lent } from '../extra-tools';
import type { Axes, Cells, Columns } from './columns';

type Sort = 'number' | 'time' | 'text' | 'flag' | 'other';

const date = /^\s*\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?)?\s*$/;
const dayAlone = /^\s*(\d{4})-(\d{2})(?:-(\d{2}))?\s*$/;
const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i;

/** The time that a text names, in milliseconds; a day alone begins where the person is, so that it shows as that day. */
const timeOf = (text: string): number => {
  const [, year, month, day = '1'] = dayAlone.exec(text) ?? [];
  if (year === undefined) return Date.parse(text.trim().replace(' ', 'T').replace(',', '.'));
  const time = new Date(Number(year), Number(month) - 1, Number(day));
  return time.getDate() === Number(day) && time.getMonth() === Number(month) - 1 ? time.getTime() : Number.NaN;
};

const isGap = (cell: unknown) =>
  cell === null || cell === undefined || cell === '' || (typeof cell === 'number' && !Number.isFinite(cell));

const sortOf = (cell: unknown): Sort => {
  switch (typeof cell) {
    case 'number':
    case 'bigint':
      return 'number';
    case 'string':
      return 'text';
    case 'boolean':
      return 'flag';
    default:
      return cell instanceof Date ? 'time' : 'other';
  }
};

const words: Record<Sort, string> = {
  number: 'numbers',
  time: 'dates',
  text: 'text',
  flag: 'true or false',
  other: 'other things',
};

/** Encodes columns for the page: numbers and times in buffers, text as indices of the names that occur. */
export const encodingWith = ({ Refusal, describeValue }: Pick<Lent, 'Refusal' | 'describeValue'>) => {
  /** What a column holds: one sort throughout. `used` columns are refused if they cannot be drawn. */
  const sortIn = (name: string, cells: Cells, length: number, used: boolean): Sort | undefined => {
    let found: Sort | undefined;
    for (let i = 0; i < length; i++) {
      const cell = cells[i];
      if (typeof cell === 'number' && found === 'number') continue;
      if (isGap(cell)) continue;
      const sort = sortOf(cell);
      if (sort === 'other') {
        if (!used) return 'other';
        throw new Refusal(
          `the column “${name}” holds ${describeValue(cell)} in row ${i + 1}; a plot takes numbers, dates and text`,
        );
      }
      found ??= sort;
      if (sort === found) continue;
      if (!used) return 'text';
      throw new Refusal(
        `the column “${name}” mixes ${words[found]} and ${words[sort]}: row ${i + 1} is ${describeValue(cell)}. Write null where a value is missing`,
      );
    }
    return found;
  };

  const numbersOf = (cells: Cells, length: number): ArrayBuffer => {
    if (cells instanceof Float64Array && cells.length === length && cells.buffer instanceof ArrayBuffer)
      return cells.slice().buffer;
    const values = new Float64Array(length);
    for (let i = 0; i < length; i++) {
      const cell = cells[i];
      values[i] = typeof cell === 'number' ? cell : isGap(cell) ? Number.NaN : Number(cell);
    }
    return values.buffer;
  };

  /** The times of a column of text, or nothing if it is no column of dates. */
  const timesIn = (name: string, cells: Cells, length: number, used: boolean): ArrayBuffer | undefined => {
    let dates = 0;
    let others = 0;
    let other = -1;
    for (let i = 0; i < length; i++) {
      const cell = cells[i];
      if (isGap(cell)) continue;
      if (date.test(String(cell)) && !Number.isNaN(timeOf(String(cell)))) dates++;
      else if (++others === 1) other = i;
      // Text from its first row on: nothing more to learn.
      if (others > 0 && dates === 0) return undefined;
    }
    if (dates === 0) return undefined;
    if (others > 0) {
      if (!used || others > dates) return undefined;
      throw new Refusal(
        `the column “${name}” holds dates, but row ${other + 1} is ${describeValue(cells[other])}. Write dates as 2026-01-31 or 2026-01-31T12:00, and null where one is missing`,
      );
    }
    return Float64Array.from({ length }, (_, i) => (isGap(cells[i]) ? Number.NaN : timeOf(String(cells[i])))).buffer;
  };

  const namesOf = (cells: Cells, length: number, payload: Carrier) => {
    const places = new Map<unknown, number>();
    const names: string[] = [];
    const values = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const cell = cells[i];
      if (isGap(cell)) {
        values[i] = -1;
        continue;
      }
      let place = places.get(cell);
      if (place === undefined) {
        place = names.length;
        places.set(cell, place);
        const text = String(cell);
        names.push(text);
        payload.bytes += text.length;
      }
      values[i] = place;
    }
    return { names, values: values.buffer };
  };

  const columnOf = (
    { name, cells }: Columns['columns'][number],
    length: number,
    used: boolean,
    isY: boolean,
    payload: Carrier,
  ): PlotColumn[] => {
    const sort =
      ArrayBuffer.isView(cells) && !(cells instanceof BigInt64Array) ? 'number' : sortIn(name, cells, length, used);
    if (sort === 'other') return [];
    const buffer = (values: ArrayBuffer) => payload.carry(values);
    if (sort === undefined || sort === 'number')
      return [{ type: 'number', name, values: buffer(numbersOf(cells, length)) }];
    if (sort === 'time') return [{ type: 'time', name, values: buffer(numbersOf(cells, length)) }];
    if (sort === 'text') {
      const times = timesIn(name, cells, length, used);
      if (times) return [{ type: 'time', name, values: buffer(times) }];
      // Numbers as `toFixed` writes them.
      if (isY && Array.from(cells).every((cell) => isGap(cell) || numeric.test(String(cell))))
        return [{ type: 'number', name, values: buffer(numbersOf(cells, length)) }];
    }
    const { names, values } = namesOf(cells, length, payload);
    return [{ type: 'category', name, names, values: buffer(values) }];
  };

  return ({ length, columns }: Columns, { x, y, color }: Axes, payload: Carrier): PlotWire => {
    if (length > mostPlotRows)
      throw new Refusal(`it has ${length} rows, and a plot takes at most ${mostPlotRows}: yield every tenth, say`);
    if (columns.length > mostPlotColumns)
      throw new Refusal(`it has ${columns.length} columns, and a plot takes at most ${mostPlotColumns}`);
    const named = [x ?? columns[0]?.name, y ?? columns[1]?.name, color];
    return {
      length,
      columns: columns.flatMap((column) =>
        columnOf(column, length, named.includes(column.name), column.name === named[1], payload),
      ),
    };
  };
};
