import * as v from 'valibot';
import { mostPlotColumns, mostPlotRows } from './extra-limits';
import { common, whole } from './property-schemas';
import { labelSchema } from './value-schemas';

/** The schemas of `yc.LinePlot`, `yc.ScatterPlot` and `yc.BarPlot`: one for the three. */

const buffer = v.instance(ArrayBuffer);

/** A column of a plot. A cell without a value is NaN, or −1 where there are names. */
const column = v.variant('type', [
  /** 64-bit floats. Times are in milliseconds since 1970. */
  v.strictObject({ type: v.literal('number'), name: labelSchema, values: buffer }),
  v.strictObject({ type: v.literal('time'), name: labelSchema, values: buffer }),
  /** Categories: 32-bit indices of names. */
  v.strictObject({ type: v.literal('category'), name: labelSchema, values: buffer, names: v.array(labelSchema) }),
]);

/** Data in columns, each in a buffer of its own. */
const plotted = v.pipe(
  v.strictObject({ length: v.pipe(v.number(), v.integer(), v.minValue(0)), columns: v.array(column) }),
  v.check(({ length }) => length <= mostPlotRows, 'expected fewer rows'),
  v.check(({ columns }) => columns.length <= mostPlotColumns, 'expected fewer columns'),
  v.check(
    ({ length, columns }) =>
      columns.every(({ type, values }) => values.byteLength === length * (type === 'category' ? 4 : 8)),
    'each column must be as long as the data',
  ),
);

/** An end of an axis: a number, or a time as a Date or a text. */
const end = v.nullable(v.union([v.pipe(v.number(), v.finite()), v.string(), v.instance(Date)]));
const limit = v.optional(
  v.nullable(
    v.pipe(
      v.array(end),
      v.check((ends) => ends.length === 2, 'expected [from, to]'),
    ),
  ),
);
const isColorMap = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');

const angle = v.optional(v.nullable(v.pipe(v.number(), v.finite())));
const text = v.optional(v.nullable(labelSchema));

const properties = v.strictObject({
  ...common,
  x: text,
  y: text,
  color: text,
  title: text,
  xTitle: text,
  yTitle: text,
  colorTitle: text,
  caption: text,
  /** The width of a bin, in units of x. */
  xBin: v.optional(v.nullable(v.union([v.pipe(v.number(), v.finite()), v.string()]))),
  aggregate: v.optional(v.nullable(v.picklist(['sum', 'mean', 'median', 'min', 'max', 'count']))),
  colorMap: v.optional(v.nullable(v.custom<Readonly<Record<string, string>>>(isColorMap, 'expected { name: colour }'))),
  /** The shown range; `null` leaves an end to the data. */
  xLim: limit,
  yLim: limit,
  xLabelAngle: angle,
  sort: v.optional(v.nullable(v.union([v.picklist(['x', 'y', '-x', '-y']), v.array(labelSchema)]))),
  tooltip: v.optional(v.nullable(v.union([v.picklist(['axis', 'none', 'all']), v.array(labelSchema)]))),
  height: whole,
  buttons: v.optional(v.array(v.picklist(['fullscreen', 'export']))),
});

export const dataPlotProperties = { lineplot: properties, scatterplot: properties, barplot: properties };
export const dataPlotValues = { lineplot: plotted, scatterplot: plotted, barplot: plotted };
export const dataPlotNames = { lineplot: 'Line plot', scatterplot: 'Scatter plot', barplot: 'Bar plot' };

export type PlotWire = v.InferOutput<typeof plotted>;
export type PlotColumn = PlotWire['columns'][number];
export type PlotProperties = v.InferOutput<typeof properties>;

export type PlotKind = keyof typeof dataPlotNames;
