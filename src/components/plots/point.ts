import type { PlotProperties } from '../../protocol';
import { textOf } from './columns';
import { type Frame, indexAt, placeX, placeY } from './marks';
import { type Prepared, xText } from './prepare';

/** How far from a point, in pixels of CSS, a pointer still means it. */
const reach = 32;
/** The most points to look at. */
const mostLooked = 20_000;

/** The value of a point itself: of a bar, its height and not where it ends. */
export const heightOf = ({ ys, bases }: Prepared, i: number): number =>
  Number(((ys[i] as number) - (bases?.[i] ?? 0)).toPrecision(15));

/** The middle of a point's mark, in units of x. */
export const middleOf = ({ xs, bar, kind }: Prepared, i: number): number =>
  (xs[i] as number) + (kind === 'barplot' ? bar.from + bar.width / 2 : 0);

/** The point that a pointer means, if any; places are in pixels of the drawing. */
export const nearestPoint = (plot: Prepared, frame: Frame, x: number, y: number): number | undefined => {
  const { xs, ys, bases, bar, kind } = plot;
  const unit = (frame.x[1] - frame.x[0]) / frame.width;
  const at = frame.x[0] + (x - frame.left) * unit;
  if (kind === 'barplot') {
    // The bar below the pointer; beside its height, the nearest of its place.
    const [from, to] = [indexAt(xs, at - bar.from - bar.width - unit), indexAt(xs, at - bar.from + unit)];
    let found: number | undefined;
    let best = Number.POSITIVE_INFINITY;
    for (let i = from; i < Math.min(to, from + mostLooked); i++) {
      if (Number.isNaN(ys[i])) continue;
      const ends = [placeY(frame, bases?.[i] ?? 0), placeY(frame, ys[i] as number)] as const;
      const away =
        Math.max(0, Math.min(...ends) - y, y - Math.max(...ends)) + Math.abs(middleOf(plot, i) - at) / unit / 1e3;
      if (away < best) [found, best] = [i, away];
    }
    return found;
  }
  const far = kind === 'scatterplot' ? reach * frame.ratio : frame.width;
  let found: number | undefined;
  let best = Number.POSITIVE_INFINITY;
  const start = indexAt(xs, at);
  const look = (i: number) => {
    const dx = Math.abs(placeX(frame, xs[i] as number) - x);
    if (dx > far) return false;
    // Of a line, the nearest x counts first.
    const dy = Math.abs(placeY(frame, ys[i] as number) - y);
    const away = kind === 'lineplot' ? dx * 1e3 + dy : Math.hypot(dx, dy);
    if (away < best) [found, best] = [i, away];
    return kind === 'lineplot' ? dx * 1e3 <= best : dx <= best;
  };
  for (let i = start; i < Math.min(xs.length, start + mostLooked) && (Number.isNaN(ys[i]) || look(i)); i++);
  for (let i = start - 1; i >= Math.max(0, start - mostLooked) && (Number.isNaN(ys[i]) || look(i)); i--);
  return kind === 'scatterplot' && best > far ? undefined : found;
};

/** The next point of the same series in a direction, or of the next series at the same x. */
export const nextPoint = (
  plot: Prepared,
  from: number | undefined,
  [along, across]: [number, number],
): number | undefined => {
  const { xs, ys, of, series } = plot;
  const last = xs.length - 1;
  const isPoint = (i: number) => !Number.isNaN(ys[i]);
  if (from === undefined || from > last) {
    for (let i = along < 0 ? last : 0; i >= 0 && i <= last; i += along < 0 ? -1 : 1) if (isPoint(i)) return i;
    return undefined;
  }
  const own = of[from];
  if (across === 0) {
    for (let i = from + along; i >= 0 && i <= last; i += along) if (of[i] === own && isPoint(i)) return i;
    return from;
  }
  const wanted = ((own as number) + across + series.length) % series.length;
  // Outwards from where it is, so that the nearest comes first.
  for (let step = 1; step <= last; step++)
    for (const i of [from - step, from + step]) if (i >= 0 && i <= last && of[i] === wanted && isPoint(i)) return i;
  return from;
};

/** What is said of a point: names and exact values. */
export const said = (plot: Prepared, i: number, { tooltip }: PlotProperties): [name: string, text: string][] => {
  const { data, rows, of, series, color, x, y } = plot;
  const own: [string, string][] = [
    [x.name, xText(plot, plot.xs[i] as number)],
    [y, String(heightOf(plot, i))],
    ...(color === undefined ? [] : [[color, series[of[i] as number] ?? ''] satisfies [string, string]]),
  ];
  const row = rows?.[i];
  if (row === undefined) return own;
  const shown =
    tooltip === 'all'
      ? data.columns.map(({ name }) => name)
      : Array.isArray(tooltip)
        ? tooltip
        : own.map(([name]) => name);
  return shown.flatMap((name): [string, string][] => {
    const column = data.columns.find((each) => each.name === name);
    return column ? [[name, textOf(column, row)]] : [];
  });
};
