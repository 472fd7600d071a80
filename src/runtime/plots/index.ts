import type { AnyComponent, Codec } from '../../api/internal';
import { extraEvents, type PlotKind, type PlotWire } from '../../protocol';
import type { Lent } from '../extra-tools';
import { columnsWith } from './columns';
import { encodingWith } from './encoding';

type Options = Record<string, unknown> & { x?: string; y?: string; color?: string };

/** Implements `yc.LinePlot`, `yc.ScatterPlot` and `yc.BarPlot`. Bundled separately, for programs that name one. */
export const install = (lent: Lent): object => {
  const columnsOf = columnsWith(lent);
  const encode = encodingWith(lent);

  const codecOf = (kind: PlotKind, { x, y, color }: Options): Codec => ({
    events: extraEvents[kind],
    encode: (value, payload) => encode(columnsOf(value, { x, y, color }), { x, y, color }, payload),
    decode,
  });

  const plot =
    (kind: PlotKind) =>
    ({ value, ...options }: Options = {}): AnyComponent => {
      const { label, title, ...rest } = options;
      // A plot that has a title alone is called by it.
      const named = label === undefined && title !== undefined ? { label: title } : { label, title };
      return lent.component(kind, value, { ...rest, ...named }, { codec: codecOf(kind, options) });
    };

  return { LinePlot: plot('lineplot'), ScatterPlot: plot('scatterplot'), BarPlot: plot('barplot') };
};

/** What `fn` gets of a plot: rows, as of a Dataframe, with times as dates. */
const decode = ({ length, columns }: PlotWire) => {
  const read = columns.map((column) => {
    if (column.type === 'category') {
      const indices = new Int32Array(column.values);
      return (row: number) => column.names[indices[row] as number] ?? null;
    }
    const numbers = new Float64Array(column.values);
    return (row: number) => {
      const value = numbers[row] as number;
      if (Number.isNaN(value)) return null;
      return column.type === 'time' ? new Date(value) : value;
    };
  });
  return {
    headers: columns.map(({ name }) => name),
    data: Array.from({ length }, (_, row) => read.map((cell) => cell(row))),
  };
};
