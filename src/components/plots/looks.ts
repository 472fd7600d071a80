import type { PlotProperties } from '../../protocol';
import type { Colours } from './axes';
import type { Look } from './marks';
import type { Prepared } from './prepare';

const colourCount = 8;
const shapes = ['circle', 'square', 'diamond', 'triangle'] as const;
const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const;

/** The colours of an element, as numbers that a canvas takes: its tokens may be of the theme or of the system. */
export const coloursOf = (
  probe: HTMLElement,
): { colours: Colours; palette: string[]; scale: string[]; forced: boolean } => {
  const of = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const numbered = (token: string) => Array.from({ length: colourCount }, (_, i) => of(`${token}-${i + 1}`));
  const found = {
    colours: {
      ink: of('--yc-ink'),
      soft: of('--yc-ink-soft'),
      line: of('--yc-line'),
      surface: of('--yc-surface-raised'),
      accent: of('--yc-accent'),
      font: getComputedStyle(probe).fontFamily,
    },
    palette: numbered('--yc-chart'),
    scale: numbered('--yc-chart-scale'),
    forced: matchMedia('(forced-colors: active)').matches,
  };
  probe.style.color = '';
  return found;
};

/** How each series looks: as its author says, or as the next in the palette. */
export const looksOf = (
  { series, isScale }: Prepared,
  { palette, scale, forced }: ReturnType<typeof coloursOf>,
  { colorMap }: PlotProperties,
): Look[] =>
  series.map((name, place) => ({
    colour:
      (Object.hasOwn(colorMap ?? {}, name) && !forced ? colorMap?.[name] : undefined) ??
      (isScale ? scale : palette)[place % colourCount] ??
      'currentColor',
    dash: forced
      ? (dashes[place % dashes.length] ?? [])
      : place >= colourCount
        ? (dashes[Math.floor(place / colourCount) % dashes.length] ?? [])
        : [],
    shape:
      (forced ? shapes[place % shapes.length] : shapes[Math.floor(place / colourCount) % shapes.length]) ?? 'circle',
  }));
