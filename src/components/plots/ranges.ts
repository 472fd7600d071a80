import uPlot from 'uplot';
import type { PlotProperties } from '../../protocol';
import { indexAt } from './marks';
import type { Prepared } from './prepare';

export type Range = [from: number, to: number];

/** An end of an axis, as an author writes it, as a number. */
const endOf = (end: number | string | Date | null | undefined): number | undefined => {
  const value =
    typeof end === 'string'
      ? end.trim() === '' || Number.isNaN(Number(end))
        ? Date.parse(end)
        : Number(end)
      : Number(end ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
};

const limited = (limit: PlotProperties['xLim'], [from, to]: Range): Range => {
  const [least, most] = [endOf(limit?.[0]) ?? from, endOf(limit?.[1]) ?? to];
  return least < most ? [least, most] : [from, to];
};

const widened = ([from, to]: Range, by: number): Range => (from < to ? [from, to] : [from - by, to + by]);

/** All of x, or the part that the author sets. */
export const wholeX = (plot: Prepared, options: PlotProperties): Range => {
  const { xs, bar, kind, x } = plot;
  if (x.type === 'category') return limited(options.xLim, [-0.5, Math.max(0.5, plot.places.length - 0.5)]);
  const [first = 0, last = 1] = xs.length > 0 ? [xs[0] as number, xs[xs.length - 1] as number] : [];
  if (bar.width > 0 && kind === 'barplot')
    return limited(options.xLim, [first + bar.from, last + bar.from + bar.width]);
  const range = widened([first, last], x.type === 'time' ? 43_200_000 : 1);
  // Dots at the edge would be cut in half.
  const edge = kind === 'scatterplot' ? (range[1] - range[0]) * 0.02 : 0;
  return limited(options.xLim, [range[0] - edge, range[1] + edge]);
};

/** As much of y as the points in a range of x need; bars stand on zero. */
export const fittingY = (plot: Prepared, [from, to]: Range, options: PlotProperties): Range => {
  const { xs, ys, bases, bar } = plot;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const last = indexAt(xs, to + Math.abs(to) * 1e-12 + Number.MIN_VALUE);
  for (let i = indexAt(xs, from - (bases ? bar.width : 0)); i < last; i++) {
    const y = ys[i] as number;
    if (y < least) least = y;
    if (y > most) most = y;
    const base = bases?.[i] as number;
    if (base < least) least = base;
    if (base > most) most = base;
  }
  if (least > most) [least, most] = [0, 1];
  if (bases) [least, most] = [Math.min(0, least), Math.max(0, most)];
  if (least === most) [least, most] = bases ? [0, 1] : [least - 1, most + 1];
  const ending = (reaches: boolean): uPlot.Range.Limit => ({ pad: reaches ? 0.05 : 0, soft: 0, mode: 1 });
  const [low, high] = bases
    ? uPlot.rangeNum(least, most, { min: ending(least < 0), max: ending(most > 0) })
    : uPlot.rangeNum(least, most, 0.08, true);
  return limited(options.yLim, [low ?? least, high ?? most]);
};
