import type uPlot from 'uplot';
import type { PlotProperties } from '../../protocol';
import { shorten } from '../../protocol';
import type { Prepared } from './prepare';

/** The colours that a plot is drawn in, as the page has them now. */
export type Colours = { ink: string; soft: string; line: string; surface: string; accent: string; font: string };

/** The longest name below an axis, in characters. */
const longest = 18;

/** An axis of uPlot, with what it has worked out. */
export type Worked = uPlot.Axis & { _splits?: (number | null)[]; _values?: (string | null)[] };

/** The options of uPlot: it lays out and draws the axes; the marks are drawn by `draw`. */
export const axesOf = (
  plot: () => Prepared,
  options: PlotProperties,
  colours: () => Colours,
  draw: (drawn: uPlot) => void,
): Omit<uPlot.Options, 'width' | 'height'> => {
  const { x, y } = plot();
  const named = x.type === 'category';
  const angle = options.xLabelAngle ?? 0;
  const size = 12;
  const font = `${size}px ${colours().font}`;
  const labelFont = `600 ${size}px ${colours().font}`;
  const shared: uPlot.Axis = {
    stroke: () => colours().soft,
    font,
    labelFont,
    labelSize: 22,
    ticks: { stroke: () => colours().line, size: 4 },
    grid: { stroke: () => colours().line, width: 1 },
  };
  const widest = (self: uPlot, values: readonly (string | null)[]) => {
    self.ctx.save();
    self.ctx.font = font;
    const width = Math.max(0, ...values.map((text) => self.ctx.measureText(text ?? '').width));
    self.ctx.restore();
    return width;
  };
  const nameAt = (place: number) => shorten(plot().places[place] ?? '', longest);
  return {
    ms: 1,
    padding: [8, 16, 0, 0],
    legend: { show: false },
    cursor: { show: false, drag: { x: false, y: false } },
    scales: { x: { time: x.type === 'time' }, y: {} },
    series: [{}, { paths: () => null, points: { show: false } }],
    axes: [
      {
        ...shared,
        label: options.xTitle ?? x.name,
        rotate: -angle,
        // Slanting names take room below.
        size: (self, values) =>
          angle
            ? 14 + Math.ceil(Math.abs(Math.sin((angle / 180) * Math.PI)) * widest(self, values))
            : x.type === 'time'
              ? 42
              : 30,
        ...(named && {
          grid: { show: false },
          // As many names as have room beside one another.
          splits: (self, _axis, from, to) => {
            const [first, last] = [Math.max(0, Math.ceil(from)), Math.min(plot().places.length - 1, Math.floor(to))];
            const count = last - first + 1;
            const sample = Array.from({ length: Math.min(200, Math.max(0, count)) }, (_, i) =>
              nameAt(first + Math.floor((i * count) / Math.min(200, count))),
            );
            const room = angle ? 18 : widest(self, sample) + 14;
            const step = Math.max(1, Math.ceil((count * room) / Math.max(1, self.bbox.width / devicePixelRatio)));
            return Array.from({ length: Math.max(0, Math.ceil(count / step)) }, (_, i) => first + i * step);
          },
          values: (_self: uPlot, splits: number[]) => splits.map(nameAt),
        }),
      },
      {
        ...shared,
        label: options.yTitle ?? y,
        size: (self, values) => 14 + Math.ceil(values ? widest(self, values) : 30),
      },
    ],
    hooks: { draw: [draw] },
  };
};
