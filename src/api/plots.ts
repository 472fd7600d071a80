import type { CommonOptions, Initial } from './component';
import type { Evented } from './create-component';

/**
 * Types alone: the code is loaded only with programs that name one of these (`src/runtime/plots`), so that others do not
 * pay for it.
 */

type PlotCell = string | number | bigint | boolean | Date | null | undefined;
type PlotCells =
  | readonly PlotCell[]
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Data to plot: rows, columns by name, or numbers alone. Dates may be text such as `2026-01-31`; `null` is a gap. */
export type PlotData =
  | readonly object[]
  | PlotCells
  | readonly PlotCells[]
  | { headers?: readonly string[]; data: readonly PlotCells[] }
  | Readonly<Record<string, PlotCells>>
  | ReadonlyMap<PlotCell, PlotCell | PlotCells>;

/** What `fn` gets from a plot: `data` is an array of rows, each an array of cells. Times are dates. */
export type PlotTable = { headers: string[]; data: (string | number | Date | null)[][] };

type Limit = readonly [from: number | string | Date | null, to: number | string | Date | null];

/** The options that `yc.LinePlot`, `yc.ScatterPlot` and `yc.BarPlot` have in common. */
export type PlotOptions = CommonOptions & {
  /** The data: rows as objects, or columns by name. */
  value?: Initial<PlotData | null>;
  /** The column along the bottom; the first by default. */
  x?: string | null;
  /** The column of numbers up the side; by default the first after `x`. */
  y?: string | null;
  /** The column that tells series apart, each in a colour of its own. */
  color?: string | null;
  /** What stands above it. */
  title?: string | null;
  /** What stands along the bottom, instead of the name of the column. */
  xTitle?: string | null;
  /** What stands up the side, instead of the name of the column. */
  yTitle?: string | null;
  /** What stands before the legend, instead of the name of the column. */
  colorTitle?: string | null;
  /** A line of text below it. */
  caption?: string | null;
  /** Groups points whose x is this near: a number, or for times a duration such as `'10m'`, `'1h'`, `'1d'`. */
  xBin?: number | string | null;
  /** What is shown of the values in a bin, or of one text on x; `'sum'` by default. */
  aggregate?: 'sum' | 'mean' | 'median' | 'min' | 'max' | 'count' | null;
  /** The colours of series by their names, as in CSS. */
  colorMap?: Readonly<Record<string, string>> | null;
  /** The range shown of x; `null` for an end leaves it to the data. */
  xLim?: Limit | null;
  /** The range shown of y. */
  yLim?: Limit | null;
  /** How far the words below are turned, in degrees. */
  xLabelAngle?: number | null;
  /** The order of text on x: by name, by value, or as listed. */
  sort?: 'x' | 'y' | '-x' | '-y' | readonly string[] | null;
  /** What is told of a point: what the axes show, nothing, every column, or these columns; `'axis'` by default. */
  tooltip?: 'axis' | 'none' | 'all' | readonly string[];
  /** Its height in CSS pixels; 320 by default. */
  height?: number;
  /** Which buttons there are; `['export']` by default. */
  buttons?: readonly ('fullscreen' | 'export')[];
};

/**
 * Lines through rows of data. Each yield is all the data so far: the plot grows, and keeps the range a person looks at.
 * A drag along x zooms and fires `select` with the range; a double click shows all of it again.
 *
 * @example
 * async function* walk() {
 *   const rows = [];
 *   for (let step = 0, price = 100; step < 500; step++) {
 *     rows.push({ step, price: (price += Math.random() - 0.5) });
 *     yield rows;
 *     await yc.sleep(0.02);
 *   }
 * }
 * export default yc.Interface({ fn: walk, outputs: yc.LinePlot({ x: 'step', y: 'price' }) });
 */
export declare const LinePlot: (options?: PlotOptions) => Evented<'lineplot', PlotTable | null, PlotData>;

/**
 * Points of data. A `color` column of text gives each series a colour; one of many numbers is a scale.
 *
 * @example
 * const value = [{ power: 130, miles: 18, origin: 'US' }, { power: 95, miles: 24, origin: 'JP' }];
 * export default yc.Blocks(yc.ScatterPlot({ value, x: 'power', y: 'miles', color: 'origin' }));
 */
export declare const ScatterPlot: (options?: PlotOptions) => Evented<'scatterplot', PlotTable | null, PlotData>;

/**
 * Bars of data: one for each text, number or bin on x. Those of several colours stand on one another.
 *
 * @example
 * const value = { day: ['2026-01-01', '2026-01-01', '2026-01-02'], sold: [3, 4, 5] };
 * export default yc.Blocks(yc.BarPlot({ value, x: 'day', y: 'sold', xBin: '1d', aggregate: 'sum' }));
 */
export declare const BarPlot: (options?: PlotOptions) => Evented<'barplot', PlotTable | null, PlotData>;
