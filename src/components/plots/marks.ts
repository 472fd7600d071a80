import type { Prepared } from './prepare';

/** Where the marks are drawn, in pixels, and the values at its edges. */
export type Frame = {
  left: number;
  top: number;
  width: number;
  height: number;
  x: readonly [number, number];
  y: readonly [number, number];
  /** Pixels of the drawing in a pixel of CSS. */
  ratio: number;
};

/** How a series looks. With forced colours, a dash and a shape tell it from others as well. */
export type Look = { colour: string; dash: readonly number[]; shape: 'circle' | 'square' | 'diamond' | 'triangle' };

/** What draws: a canvas, or a writer of SVG. All that it gets is in pixels. */
export type Pen = {
  /** x and y of each corner in turn; NaN interrupts the line. */
  line(path: readonly number[], look: Look, width: number): void;
  /** x and y of each dot in turn. */
  dots(path: readonly number[], look: Look, radius: number): void;
  /** x, y, width and height of each in turn. */
  boxes(path: readonly number[], look: Look): void;
};

/** The first index whose x is at least this. */
export const indexAt = (xs: Float64Array, x: number): number => {
  let [from, to] = [0, xs.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((xs[middle] as number) < x) from = middle + 1;
    else to = middle;
  }
  return from;
};

export const placeX = ({ left, width, x: [from, to] }: Frame, x: number) => left + ((x - from) / (to - from)) * width;
export const placeY = ({ top, height, y: [from, to] }: Frame, y: number) =>
  top + height - ((y - from) / (to - from)) * height;

/** Draws the marks of a plot: of as many points as there are, no more than the pixels can show. */
export const drawMarks = (plot: Prepared, frame: Frame, looks: readonly Look[], pen: Pen) => {
  const draw = { lineplot: drawLines, scatterplot: drawDots, barplot: drawBars }[plot.kind];
  draw(plot, frame, looks, pen);
};

/** A line as it is drawn: at most four corners a column of pixels, which have the same extent as all its points. */
class Line {
  readonly path: number[] = [];
  #column = Number.NaN;
  #count = 0;
  #first = 0;
  #last = 0;
  #least = 0;
  #most = 0;
  #x = 0;
  /** Points without a neighbour on either side would not show in a line. */
  readonly alone: number[] = [];
  #run = 0;

  add(x: number, y: number) {
    const column = Math.floor(x);
    if (column === this.#column) {
      this.#count++;
      this.#last = y;
      if (y < this.#least) this.#least = y;
      if (y > this.#most) this.#most = y;
      return;
    }
    this.#flush();
    this.#column = column;
    this.#count = 1;
    this.#x = x;
    this.#first = this.#last = this.#least = this.#most = y;
  }

  break() {
    this.end();
    this.path.push(Number.NaN, Number.NaN);
  }

  end() {
    this.#flush();
    this.#column = Number.NaN;
    if (this.#run === 1) this.alone.push(...this.path.slice(-2));
    this.#run = 0;
  }

  #flush() {
    if (Number.isNaN(this.#column)) return;
    this.#run++;
    const x = this.#x;
    this.path.push(x, this.#first);
    if (this.#count > 1) {
      this.#run++;
      this.path.push(x, this.#least, x, this.#most, x, this.#last);
    }
  }
}

const drawLines = (plot: Prepared, frame: Frame, looks: readonly Look[], pen: Pen) => {
  const { xs, ys, of, series } = plot;
  // A line goes on to its next point outside, however far.
  const reach = xs.length > 20_000 ? series.length * 8 : xs.length;
  const from = Math.max(0, indexAt(xs, frame.x[0]) - reach);
  const to = Math.min(xs.length, indexAt(xs, frame.x[1]) + reach);
  const lines = series.map(() => new Line());
  for (let i = from; i < to; i++) {
    const line = lines[of[i] as number] as Line;
    const y = ys[i] as number;
    if (Number.isNaN(y)) line.break();
    else line.add(placeX(frame, xs[i] as number), placeY(frame, y));
  }
  for (const [place, line] of lines.entries()) {
    line.end();
    pen.line(line.path, looks[place] as Look, 2 * frame.ratio);
    if (line.alone.length > 0) pen.dots(line.alone, looks[place] as Look, 2.5 * frame.ratio);
  }
};

/** How many dots are drawn one by one; of more, one in each spot of two pixels. */
const manyDots = 4000;

const drawDots = (plot: Prepared, frame: Frame, looks: readonly Look[], pen: Pen) => {
  const { xs, ys, of, series } = plot;
  const from = indexAt(xs, frame.x[0]);
  const to = indexAt(xs, frame.x[1] + (frame.x[1] - frame.x[0]) * 1e-9);
  const paths: number[][] = series.map(() => []);
  const many = to - from > manyDots;
  const spot = 2 * frame.ratio;
  const columns = Math.ceil(frame.width / spot) + 1;
  const taken = many ? new Uint16Array(columns * (Math.ceil(frame.height / spot) + 1)) : undefined;
  for (let i = from; i < to; i++) {
    const [x, y] = [placeX(frame, xs[i] as number), placeY(frame, ys[i] as number)];
    if (!(y >= frame.top - 1 && y <= frame.top + frame.height + 1)) continue;
    const place = of[i] as number;
    if (taken) {
      const at = Math.floor((y - frame.top) / spot) * columns + Math.floor((x - frame.left) / spot);
      if (taken[at] === place + 1) continue;
      taken[at] = place + 1;
    }
    paths[place]?.push(x, y);
  }
  for (const [place, path] of paths.entries()) pen.dots(path, looks[place] as Look, (many ? 1.5 : 3.5) * frame.ratio);
};

const drawBars = (plot: Prepared, frame: Frame, looks: readonly Look[], pen: Pen) => {
  const { xs, ys, of, bases, series, bar } = plot;
  const paths: number[][] = series.map(() => []);
  const from = indexAt(xs, frame.x[0] - bar.width);
  const to = indexAt(xs, frame.x[1] + bar.width);
  const wide = (bar.width / (frame.x[1] - frame.x[0])) * frame.width;
  const gap = bar.from === 0 && wide > 4 * frame.ratio ? frame.ratio : 0;
  const right = frame.left + frame.width;
  // Bars thinner than a pixel: those of one column and series are one, as high as the highest.
  const last = series.map(() => -1);
  for (let i = from; i < to; i++) {
    const [base, end] = [bases?.[i] as number, ys[i] as number];
    if (Number.isNaN(end)) continue;
    const place = of[i] as number;
    const path = paths[place] as number[];
    const [top, bottom] = [placeY(frame, Math.max(base, end)), placeY(frame, Math.min(base, end))];
    const start = Math.max(frame.left, placeX(frame, (xs[i] as number) + bar.from));
    if (wide < frame.ratio) {
      const column = Math.floor(start);
      const before = last[place] as number;
      if (before >= 0 && path[before] === column) {
        const low = Math.max(bottom, (path[before + 1] as number) + (path[before + 3] as number));
        path[before + 1] = Math.min(top, path[before + 1] as number);
        path[before + 3] = low - (path[before + 1] as number);
        continue;
      }
      last[place] = path.length;
      path.push(column, top, frame.ratio, bottom - top);
      continue;
    }
    const width = Math.min(right, placeX(frame, (xs[i] as number) + bar.from + bar.width)) - start - gap;
    if (width > 0) path.push(start, top, width, bottom - top);
  }
  for (const [place, path] of paths.entries()) pen.boxes(path, looks[place] as Look);
};
