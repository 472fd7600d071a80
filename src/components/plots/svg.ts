import { drawMarks, type Frame, type Look, type Pen, placeX, placeY } from './marks';
import type { Prepared } from './prepare';

/** What is around the marks: the axes as they are shown, and the words. */
export type Surroundings = {
  width: number;
  height: number;
  ink: string;
  soft: string;
  grid: string;
  surface: string;
  title: string;
  caption: string;
  x: { title: string; ticks: readonly (readonly [value: number, text: string])[]; angle: number };
  y: { title: string; ticks: readonly (readonly [value: number, text: string])[] };
  legend: { title: string; names: readonly string[] };
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
const near = (value: number) => String(Math.round(value * 10) / 10);

/** The plot as an SVG file, as it is shown: with its range, its axes and its colours. */
export const svgOf = (plot: Prepared, frame: Frame, given: readonly Look[], around: Surroundings): string => {
  // CSS takes nearly any text in `var(…)` for a colour.
  const looks = given.map((look) => ({ ...look, colour: escaped(look.colour) }));
  const parts: string[] = [];
  const words = (text: string, x: number, y: number, anchor: string, more = '') => {
    for (const [i, line] of text.split('\n').entries())
      parts.push(`<text x="${near(x)}" y="${near(y + i * 15)}" text-anchor="${anchor}"${more}>${escaped(line)}</text>`);
  };
  const { left, top, width, height } = frame;
  const [bottom, right] = [top + height, left + width];
  for (const [value, text] of around.y.ticks) {
    const y = placeY(frame, value);
    if (y < top - 1 || y > bottom + 1) continue;
    parts.push(`<path d="M${near(left)} ${near(y)}H${near(right)}" stroke="${around.grid}"/>`);
    words(text, left - 8, y + 4, 'end');
  }
  for (const [value, text] of around.x.ticks) {
    const x = placeX(frame, value);
    if (x < left - 1 || x > right + 1) continue;
    const { angle } = around.x;
    if (angle)
      words(
        text,
        x,
        bottom + 14,
        angle > 0 ? 'start' : 'end',
        ` transform="rotate(${angle} ${near(x)} ${near(bottom + 14)})"`,
      );
    else words(text, x, bottom + 18, 'middle');
  }
  parts.push('<g clip-path="url(#marks)">');
  drawMarks(plot, frame, looks, penInto(parts));
  parts.push('</g>');
  const axisBottom = around.height - 8;
  if (around.x.title) words(around.x.title, left + width / 2, axisBottom, 'middle', ' font-weight="600"');
  if (around.y.title) {
    const y = top + height / 2;
    words(around.y.title, 14, y, 'middle', ` font-weight="600" transform="rotate(-90 14 ${near(y)})"`);
  }
  // Above the axes is the title; below them, the legend and the caption.
  const head = around.title ? 34 : 8;
  const foot: string[] = [];
  const { names, title } = around.legend;
  let y = around.height + head + 16;
  if (names.length > 1) {
    let x = left;
    const put = (text: string, colour?: string) => {
      const wide = text.length * 7 + 28;
      if (x + wide > around.width && x > left) [x, y] = [left, y + 20];
      if (colour) foot.push(`<rect x="${near(x)}" y="${near(y - 9)}" width="10" height="10" fill="${colour}"/>`);
      foot.push(
        `<text x="${near(x + (colour ? 16 : 0))}" y="${near(y)}"${colour ? '' : ' font-weight="600"'}>${escaped(text)}</text>`,
      );
      x += wide;
    };
    if (title) put(title);
    for (const [place, name] of names.entries()) put(name, looks[place]?.colour);
    y += 24;
  }
  if (around.caption) {
    foot.push(`<text x="${near(left)}" y="${near(y)}" fill="${around.soft}">${escaped(around.caption)}</text>`);
    y += 24;
  }
  const [wide, high] = [Math.ceil(around.width), Math.ceil(y - 8)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" font-family="system-ui, sans-serif" font-size="12" fill="${around.ink}"><rect width="100%" height="100%" fill="${around.surface}"/><clipPath id="marks"><rect x="${near(left)}" y="${near(top)}" width="${near(width)}" height="${near(height)}"/></clipPath>${around.title ? `<text x="${near(left)}" y="24" font-size="16" font-weight="600">${escaped(around.title)}</text>` : ''}<g transform="translate(0 ${head})">${parts.join('')}</g>${foot.join('')}</svg>`;
};

const penInto = (parts: string[]): Pen => ({
  line: (path, { colour, dash }, width) => {
    let d = '';
    let isNew = true;
    for (let i = 0; i < path.length; i += 2) {
      const [x, y] = [path[i] as number, path[i + 1] as number];
      if (Number.isNaN(x)) isNew = true;
      else {
        d += `${isNew ? 'M' : 'L'}${near(x)} ${near(y)}`;
        isNew = false;
      }
    }
    if (d)
      parts.push(
        `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`,
      );
  },
  dots: (path, { colour }, radius) => {
    let d = '';
    for (let i = 0; i < path.length; i += 2) d += `M${near(path[i] as number)} ${near(path[i + 1] as number)}h0`;
    if (d) parts.push(`<path d="${d}" stroke="${colour}" stroke-width="${2 * radius}" stroke-linecap="round"/>`);
  },
  boxes: (path, { colour }) => {
    let d = '';
    for (let i = 0; i < path.length; i += 4) {
      const [x, y, width, height] = path.slice(i, i + 4) as [number, number, number, number];
      d += `M${near(x)} ${near(y)}h${near(width)}v${near(height)}h${near(-width)}z`;
    }
    if (d) parts.push(`<path d="${d}" fill="${colour}"/>`);
  },
});
