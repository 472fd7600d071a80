import { type Column, median } from './columns';

const units: Readonly<Record<string, number>> = {
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** The width of a bin in units of x: a number, or of times a duration such as `10m`. Numbers are seconds there. */
export const binWidthOf = (
  given: number | string | null | undefined,
  type: Column['type'],
  refuse: (sentence: string) => never,
): number | undefined => {
  // Categories are bins of their own.
  if (given === null || given === undefined || type === 'category') return undefined;
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(given)) ?? [];
  const factor = unit === '' || unit === undefined ? (type === 'time' ? 1000 : 1) : units[unit.toLowerCase()];
  const width = Number(amount) * (factor ?? Number.NaN);
  if (width > 0 && (type === 'time' || !unit)) return width;
  return refuse(
    type === 'time'
      ? `xBin is “${given}”. For times it is a duration such as '1s', '10m', '1h' or '1d'.`
      : `xBin is “${given}”. For numbers it is the width of a bin, a number above 0.`,
  );
};

type How = 'sum' | 'mean' | 'median' | 'min' | 'max' | 'count';

const reduce: Record<How, (values: number[]) => number> = {
  sum: (values) => values.reduce((sum, each) => sum + each, 0),
  mean: (values) => values.reduce((sum, each) => sum + each, 0) / values.length,
  median,
  min: (values) => values.reduce((a, b) => Math.min(a, b)),
  max: (values) => values.reduce((a, b) => Math.max(a, b)),
  count: (values) => values.length,
};

/** One point for all those of the same x and series. Missing values do not count. */
export const aggregated = (xs: Float64Array, ys: Float64Array, of: Uint16Array, series: number, how: How) => {
  const groups = new Map<number, number[][]>();
  for (let i = 0; i < xs.length; i++) {
    if (Number.isNaN(ys[i])) continue;
    const x = xs[i] as number;
    let group = groups.get(x);
    if (!group) {
      group = new Array(series);
      groups.set(x, group);
    }
    const place = of[i] as number;
    const values = group[place];
    if (values) values.push(ys[i] as number);
    else group[place] = [ys[i] as number];
  }
  const made: [x: number, y: number, series: number][] = [];
  for (const [x, group] of groups)
    for (let place = 0; place < series; place++) {
      const values = group[place];
      if (values) made.push([x, reduce[how](values), place]);
    }
  return {
    xs: Float64Array.from(made, ([x]) => x),
    ys: Float64Array.from(made, ([, y]) => y),
    of: Uint16Array.from(made, ([, , place]) => place),
  };
};
