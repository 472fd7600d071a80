import type { ThemeWire } from '../../protocol';
import { contrast, legible, mix, type Scheme } from './colours';
import { type Seeds, themes } from './themes';

/** The values of our custom properties, without `--yc-`. */
export type Tokens = Readonly<Record<string, string>>;

/** What text needs, and a little more, since engines round; and what borders and marks need. */
const forText = 4.7;
const forMarks = 3.1;

const index = { light: 0, dark: 1 } as const;

/** The colours that say the same in every theme: danger, warning, focus, and those of code. */
const fixed: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  danger: ['#ab2317', '#ff9a8a'],
  warn: ['#7a4d00', '#f0b95c'],
  focus: ['#0b57d0', '#8ab4ff'],
  'code-string': ['#8a4a00', '#e8b46b'],
  'code-number': ['#a02f5b', '#f29bb9'],
  'code-type': ['#33609a', '#92bdf2'],
  'code-function': ['#274a9b', '#a9c4ff'],
};

/** A colour that a theme is made of, in one scheme. One that was given for light alone serves for dark as well, in a shade that is legible. */
export const seedOf = (theme: ThemeWire, name: 'primary' | 'background' | 'text', scheme: Scheme): string => {
  const given = theme[name];
  if (!given) return themes[theme.base][name][index[scheme]];
  const [light, dark] = given;
  if (scheme === 'light') return light;
  if (dark !== null) return dark;
  // A page of this colour would be as bright in the dark: it gets the tint alone. Text likewise.
  if (name === 'background') return mix(themes[theme.base].background[1], light, 0.08);
  return name === 'text' ? mix(themes[theme.base].text[1], light, 0.08) : light;
};

/** All colours of a theme in one scheme. */
export const coloursOf = (theme: ThemeWire, scheme: Scheme): Tokens => {
  const surface = seedOf(theme, 'background', scheme);
  const text = seedOf(theme, 'text', scheme);
  // An author may want a dark page for light as well.
  const bright = contrast(surface, '#000000') > contrast(surface, '#ffffff');
  const raised = mix(surface, '#ffffff', bright ? 0.75 : 0.03);
  const sunken = mix(surface, bright ? text : '#000000', bright ? 0.05 : 0.35);
  const surfaces = [surface, raised, sunken];
  const primary = seedOf(theme, 'primary', scheme);
  const soft = mix(surface, primary, 0.14);
  const dangerSoft = mix(surface, fixed.danger?.[index[scheme]] ?? '', 0.12);
  const all = [...surfaces, soft, dangerSoft];
  const ink = legible(text, all, forText);
  const accent = legible(primary, all, forText);
  const code = (share: number) => legible(mix(ink, surface, share), surfaces, forText);
  return {
    surface,
    'surface-raised': raised,
    'surface-sunken': sunken,
    ink,
    'ink-soft': legible(mix(ink, surface, 0.3), all, forText),
    line: mix(surface, ink, 0.15),
    'line-strong': legible(mix(ink, surface, 0.5), surfaces, forMarks),
    accent,
    'accent-ink': contrast('#ffffff', accent) >= contrast('#000000', accent) ? '#ffffff' : '#000000',
    'accent-soft': soft,
    'danger-soft': dangerSoft,
    ...Object.fromEntries(
      Object.entries(fixed).map(([name, pair]) => [name, legible(pair[index[scheme]], all, forText)]),
    ),
    'code-ink': code(0.05),
    'code-keyword': accent,
    'code-property': code(0.2),
    'code-punctuation': code(0.35),
    'code-comment': code(0.4),
  };
};

const texts = { xs: 0.75, s: 0.8125, m: 0.9375, l: 1.125, xl: 1.5 };
const spaces = [0.25, 0.5, 0.75, 1, 1.5, 2];

/** Rounded, so that a factor makes no endless decimals. */
const rem = (number: number) => `${Number(number.toFixed(4))}rem`;

/** Corners, distances and fonts of a theme. */
const measuresOf = (theme: ThemeWire): Tokens => {
  const base: Seeds = themes[theme.base];
  const { radius = base.radius, spacing = base.spacing, textSize = base.textSize } = theme;
  return {
    'radius-s': `${Number((radius / 2).toFixed(2))}px`,
    'radius-m': `${radius}px`,
    ...Object.fromEntries(spaces.map((space, i) => [`space-${i + 1}`, rem(space * spacing)])),
    ...Object.fromEntries(Object.entries(texts).map(([name, size]) => [`text-${name}`, rem(size * textSize)])),
    'font-ui': theme.font ?? base.font,
    'font-code': theme.codeFont ?? base.codeFont,
  };
};

const declared = (tokens: Tokens) =>
  Object.entries(tokens)
    .map(([name, value]) => `--yc-${name}: ${value};`)
    .join('');

/**
 * The style sheet of a theme, for the app that `root` selects. The person's choice of light or dark rules; their own
 * colours, and the page's own high contrast, stay as they are.
 */
export const themeSheet = (theme: ThemeWire, root: string): string => {
  const light = coloursOf(theme, 'light');
  const dark = coloursOf(theme, 'dark');
  const colours = Object.fromEntries(
    Object.entries(light).map(([name, value]) => [name, `light-dark(${value}, ${dark[name]})`]),
  );
  return `${root}{${declared(measuresOf(theme))}}
@media (forced-colors: none){${root}:not([data-theme="contrast"] *){${declared(colours)}}}`;
};

/** Colours of the theme that its author chose and that are hard to tell apart, as sentences. */
export const contrastWarnings = (theme: ThemeWire): string[] =>
  (['light', 'dark'] as const).flatMap((scheme) => {
    const background = seedOf(theme, 'background', scheme);
    return (['text', 'primary'] as const).flatMap((name) => {
      const ratio = contrast(seedOf(theme, name, scheme), background);
      if (ratio >= 4.5) return [];
      const shade = contrast('#000000', background) > contrast('#ffffff', background) ? 'darker' : 'lighter';
      return [
        `In ${scheme}, ${name} has a contrast of ${ratio.toFixed(1)}:1 with the background. It takes 4.5:1, so a ${shade} shade is used.`,
      ];
    });
  });
