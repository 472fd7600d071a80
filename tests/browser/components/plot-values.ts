import type { PlotWire } from '../../../src/protocol';

type Given = Readonly<Record<string, readonly (number | string | Date | null)[]>>;

/** The value of a plot, of columns by name: numbers, dates or text. */
export const plotOf = (columns: Given): PlotWire => ({
  length: Math.max(0, ...Object.values(columns).map((cells) => cells.length)),
  columns: Object.entries(columns).map(([name, cells]): PlotWire['columns'][number] => {
    if (cells.some((cell) => typeof cell === 'string')) {
      const names = [...new Set(cells.filter((cell) => typeof cell === 'string'))];
      const values = Int32Array.from(cells, (cell) => names.indexOf(cell as string));
      return { type: 'category', name, names, values: values.buffer };
    }
    const values = Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)));
    return { type: cells.some((cell) => cell instanceof Date) ? 'time' : 'number', name, values: values.buffer };
  }),
});
