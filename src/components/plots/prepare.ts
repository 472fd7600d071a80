import type { PlotKind, PlotProperties } from '../../protocol';
import { aggregated, binWidthOf } from './bins';
import { type Column, cellOf, type Data, timeText } from './columns';
import { orderOf } from './order';
import { seriesOf } from './series';

/** What a plot draws: points ordered by x, each of a series. */
export type Prepared = {
  kind: PlotKind;
  data: Data;
  x: { type: Column['type']; name: string };
  y: string;
  color: string | undefined;
  /** What x stands for if it is a category. */
  places: readonly string[];
  xs: Float64Array;
  ys: Float64Array;
  /** Where each bar begins; other marks have none. */
  bases: Float64Array | undefined;
  /** The series of each point. */
  of: Uint16Array;
  series: readonly string[];
  /** Colours run from one end to the other instead of being told apart. */
  isScale: boolean;
  /** The row of each point, unless it stands for several. */
  rows: Int32Array | undefined;
  /** How wide bars are in units of x, and whether they begin at their x (bins) or are around it. */
  bar: { width: number; from: number };
};

/** Something about data or options that does not fit, as a sentence about the author's code. */
export class Misfit extends Error {}

const listed = (data: Data) => {
  const names = data.columns.slice(0, 8).map(({ name }) => `“${name}”`);
  const more = data.columns.length - names.length;
  return names.length === 0
    ? 'The data have no columns.'
    : `The columns are ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
};

const columnOf = (data: Data, option: string, name: string | null | undefined, usual?: number): Column => {
  const found = name != null ? data.columns.find((each) => each.name === name) : data.columns[usual ?? -1];
  if (found) return found;
  throw new Misfit(
    name != null
      ? `${option} is “${name}”, and there is no such column. ${listed(data)}`
      : `There is no column for ${option}. ${listed(data)}`,
  );
};

/**
 * Reads, groups and orders the points of a plot.
 *
 * @throws Misfit for options that do not fit the data
 */
export const prepare = (kind: PlotKind, data: Data, options: PlotProperties): Prepared => {
  const x = columnOf(data, 'x', options.x, 0);
  const y = columnOf(
    data,
    'y',
    options.y,
    data.columns.findIndex((each) => each !== x),
  );
  const color = options.color != null ? columnOf(data, 'color', options.color) : undefined;
  const counts = options.aggregate === 'count';
  if (y.type !== 'number' && !counts)
    throw new Misfit(
      `y is “${y.name}”, a column of ${y.type === 'time' ? 'times' : 'text'} such as “${firstOf(y, data.length)}”. y takes numbers.`,
    );
  checkColours(options.colorMap);
  const bin = binWidthOf(options.xBin, x.type, (sentence) => {
    throw new Misfit(sentence);
  });
  const { of: seriesAt, names: series, isScale } = seriesOf(color, data.length);

  let xs: Float64Array = new Float64Array(data.length);
  let ys: Float64Array = new Float64Array(data.length);
  let of: Uint16Array = new Uint16Array(data.length);
  let rows: Int32Array | undefined = new Int32Array(data.length);
  let count = 0;
  let places: readonly string[] = x.type === 'category' ? x.names : [];
  const values = y.type === 'number' ? y.values : undefined;
  let rises = true;
  for (let row = 0; row < data.length; row++) {
    const raw = x.values[row] as number;
    // A point without an x has no place; one without a y is a gap in its line.
    if (x.type === 'category' ? !(raw >= 0 && raw < places.length) : !Number.isFinite(raw)) continue;
    const value = values ? (values[row] as number) : 1;
    xs[count] = bin === undefined ? raw : Math.floor(raw / bin) * bin;
    ys[count] = Number.isFinite(value) ? value : Number.NaN;
    of[count] = seriesAt ? (seriesAt[row] as number) : 0;
    rows[count] = row;
    if (count > 0 && (xs[count] as number) < (xs[count - 1] as number)) rises = false;
    count++;
  }
  [xs, ys, of, rows] = [xs.subarray(0, count), ys.subarray(0, count), of.subarray(0, count), rows.subarray(0, count)];

  // Bars of one place and series are one bar.
  const how =
    options.aggregate ?? (bin !== undefined || (kind === 'barplot' && x.type === 'category') ? 'sum' : undefined);
  if (how !== undefined && (bin !== undefined || x.type === 'category')) {
    ({ xs, ys, of } = aggregated(xs, ys, of, series.length, how));
    rows = undefined;
    rises = false;
  }
  if (x.type === 'category' && options.sort) {
    const order = orderOf(options.sort, places, xs, ys);
    const placeOf = new Int32Array(places.length);
    order.forEach((from, place) => {
      placeOf[from] = place;
    });
    xs = xs.map((each) => placeOf[each] as number);
    places = order.map((from) => places[from] as string);
    rises = false;
  }
  if (!rises) ({ xs, ys, of, rows } = ordered(xs, ys, of, rows));

  const prepared = { kind, data, x: { type: x.type, name: x.name }, y: counts ? 'count' : y.name, color: color?.name };
  return {
    ...prepared,
    places,
    xs,
    ys,
    of,
    series,
    isScale,
    rows,
    ...(kind === 'barplot' ? stacked(xs, ys) : { bases: undefined }),
    bar: barOf(kind, x.type, xs, bin),
  };
};

const firstOf = (column: Column, length: number) => {
  for (let row = 0; row < length; row++) if (cellOf(column, row) !== null) return String(cellOf(column, row));
  return '';
};

const checkColours = (map: PlotProperties['colorMap']) => {
  for (const [name, colour] of Object.entries(map ?? {}))
    if (!CSS.supports('color', colour))
      throw new Misfit(
        `colorMap says “${colour}” for “${name}”, which is no colour. Write one as in CSS, such as "teal" or "#00695a".`,
      );
};

type Points = { xs: Float64Array; ys: Float64Array; of: Uint16Array; rows: Int32Array | undefined };

/** The points in the order of x; those of one x stay in theirs. */
const ordered = (xs: Float64Array, ys: Float64Array, of: Uint16Array, rows: Int32Array | undefined): Points => {
  const order = Uint32Array.from(xs, (_, i) => i).sort((a, b) => (xs[a] as number) - (xs[b] as number) || a - b);
  return {
    xs: Float64Array.from(order, (i) => xs[i] as number),
    ys: Float64Array.from(order, (i) => ys[i] as number),
    of: Uint16Array.from(order, (i) => of[i] as number),
    rows: rows && Int32Array.from(order, (i) => rows[i] as number),
  };
};

/** Stacks the bars of one x: those above zero upwards, those below it downwards. `ys` become the ends of the bars. */
const stacked = (xs: Float64Array, values: Float64Array) => {
  const bases = new Float64Array(xs.length);
  const ys = new Float64Array(xs.length);
  let [above, below] = [0, 0];
  for (let i = 0; i < xs.length; i++) {
    if (i === 0 || xs[i] !== xs[i - 1]) [above, below] = [0, 0];
    const value = values[i] as number;
    const base = value < 0 ? below : above;
    bases[i] = base;
    ys[i] = base + value;
    if (value < 0) below += value;
    else if (value > 0) above += value;
  }
  return { bases, ys };
};

const barOf = (kind: PlotKind, type: Column['type'], xs: Float64Array, bin: number | undefined): Prepared['bar'] => {
  if (bin !== undefined) return { width: bin, from: 0 };
  if (type === 'category') return { width: 0.8, from: -0.4 };
  if (kind !== 'barplot') return { width: 0, from: 0 };
  let least = Number.POSITIVE_INFINITY;
  for (let i = 1; i < xs.length; i++) {
    const step = (xs[i] as number) - (xs[i - 1] as number);
    if (step > 0 && step < least) least = step;
  }
  const width = 0.8 * (Number.isFinite(least) ? least : type === 'time' ? 86_400_000 : 1);
  return { width, from: -width / 2 };
};

/** The x of a point in words: the name of its category, an exact number or time, or the ends of its bin. */
export const xText = ({ x, places, bar, rows }: Prepared, value: number): string => {
  if (x.type === 'category') return places[value] ?? '';
  const text = (each: number) => (x.type === 'time' ? timeText(each) : String(Number(each.toPrecision(12))));
  return rows === undefined && bar.from === 0
    ? `${text(value)} – ${text(value + bar.width)}`
    : x.type === 'time'
      ? text(value)
      : String(value);
};
