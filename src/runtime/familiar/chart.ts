/** What a plot draws: the names of the columns in its data. Its title is the component's label. */
export type Axes = { x?: string; y?: string; color?: string };

type Shape = 'line' | 'bar' | 'scatter';
type Row = Record<string, unknown>;

const [width, height, left, bottom, top] = [480, 300, 60, 32, 16];
const colours = ['#2563eb', '#db2777', '#059669', '#d97706', '#7c3aed', '#0891b2'];

const escaped = (text: unknown) => String(text).replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

const rowsOf = (data: unknown, { x = 'x', y = 'y' }: Axes): Row[] => {
  if (!Array.isArray(data)) {
    const { data: inner } = (data ?? {}) as { data?: unknown };
    if (Array.isArray(inner)) return rowsOf(inner, { x, y });
    const columns = Object.entries((data ?? {}) as Record<string, unknown>).filter(([, each]) => Array.isArray(each));
    const length = Math.max(0, ...columns.map(([, each]) => (each as unknown[]).length));
    return Array.from({ length }, (_, i) =>
      Object.fromEntries(columns.map(([name, each]) => [name, (each as unknown[])[i]])),
    );
  }
  return data.map((row, i) =>
    Array.isArray(row)
      ? { [x]: row[0], [y]: row[1] }
      : typeof row === 'object' && row !== null
        ? row
        : { [x]: i, [y]: row },
  );
};

/** About five round values; the first and the last enclose the range. */
const roundTicks = (from: number, to: number): number[] => {
  const rough = (to - from || Math.abs(from) || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(from / step + 1e-9);
  const count = Math.max(1, Math.ceil(to / step - 1e-9) - first);
  return Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
};

const nice = (value: number) => Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 4 });

/** Draws a plot as an SVG file. The data may be records, pairs, numbers or columns. */
export const chart = (data: unknown, shape: Shape, axes: Axes): File => {
  const rows = rowsOf(data, axes);
  const keys = Object.keys(rows[0] ?? {});
  const x = axes.x ?? keys[0] ?? 'x';
  const y = axes.y ?? keys[1] ?? 'y';
  const points = rows
    .map((row) => ({ x: row[x], y: Number(row[y]), series: axes.color ? String(row[axes.color]) : '' }))
    .filter((each) => Number.isFinite(each.y));
  const numeric = points.every((each) => typeof each.x === 'number' || each.x instanceof Date) && shape !== 'bar';
  const names = numeric ? [] : [...new Set(points.map((each) => String(each.x)))];
  const at = (value: unknown) => (numeric ? Number(value) : names.indexOf(String(value)) + 0.5);
  const xs = points.map((each) => at(each.x));
  const ys = points.map((each) => each.y);
  const min = (values: number[], start: number) => values.reduce((a, b) => Math.min(a, b), start);
  const max = (values: number[], start: number) => values.reduce((a, b) => Math.max(a, b), start);
  const [x0 = 0, x1 = 1] = numeric ? [min(xs, Infinity), max(xs, -Infinity)] : [0, Math.max(1, names.length)];
  const base = shape === 'bar' ? 0 : Infinity;
  const levels =
    points.length > 0 ? roundTicks(min(ys, base), max(ys, shape === 'bar' ? 0 : -Infinity)) : roundTicks(0, 1);
  const [y0 = 0, y1 = 1] = [levels[0], levels.at(-1)];
  const px = (value: number) => left + ((value - x0) / (x1 - x0 || 1)) * (width - left - 16);
  const py = (value: number) => height - bottom - ((value - y0) / (y1 - y0 || 1)) * (height - bottom - top);
  const series = [...new Set(points.map((each) => each.series))];
  const drawn = series.map((name, index) => {
    const colour = colours[index % colours.length];
    const own = points.filter((each) => each.series === name);
    if (shape === 'line')
      return `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${own.map((each) => `${px(at(each.x)).toFixed(1)},${py(each.y).toFixed(1)}`).join(' ')}"/>`;
    if (shape === 'scatter')
      return own
        .map(
          (each) =>
            `<circle cx="${px(at(each.x)).toFixed(1)}" cy="${py(each.y).toFixed(1)}" r="3.5" fill="${colour}"/>`,
        )
        .join('');
    const step = ((width - left - 16) / Math.max(1, names.length)) * 0.8;
    return own
      .map((each) => {
        const from = Math.min(py(0), py(each.y));
        return `<rect x="${(px(at(each.x)) - step / 2 + (index * step) / series.length).toFixed(1)}" y="${from.toFixed(1)}" width="${(step / series.length).toFixed(1)}" height="${Math.abs(py(0) - py(each.y)).toFixed(1)}" fill="${colour}"/>`;
      })
      .join('');
  });
  const lines = levels.map((value) => {
    return `<path d="M${left} ${py(value)}H${width - 16}" stroke="#8884"/><text x="${left - 8}" y="${py(value) + 4}" text-anchor="end">${nice(value)}</text>`;
  });
  // As many names as have room beside one another.
  const widest = names.reduce((most, name) => Math.max(most, name.length), 0) * 8 + 10;
  const room = Math.max(1, Math.floor((width - left - 16) / widest));
  const few = names.filter((_, index) => index % Math.ceil(names.length / room) === 0);
  const ticks = numeric
    ? roundTicks(x0, x1)
        .filter((value) => value >= x0 && value <= x1)
        .map((value): [number, string] => [value, nice(value)])
    : few.map((name): [number, string] => [at(name), name]);
  const marks =
    points.length > 0
      ? ticks.map(
          ([value, text]) =>
            `<text x="${px(value)}" y="${height - bottom + 18}" text-anchor="middle">${escaped(text)}</text>`,
        )
      : [];
  const legend =
    series.length > 1
      ? series.map(
          (name, index) =>
            `<text x="${width - 20}" y="${top + 14 * index}" text-anchor="end" style="fill:${colours[index % colours.length]}">${escaped(name)}</text>`,
        )
      : [];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="14"><style>text{fill:#555}@media(prefers-color-scheme:dark){text{fill:#aaa}}</style>${lines.join('')}${marks.join('')}${drawn.join('')}${legend.join('')}</svg>`;
  return new File([svg], 'plot.svg', { type: 'image/svg+xml' });
};
