/** The themes that ship, by name. */
export const themeNames = ['default', 'soft', 'mono', 'glass', 'ocean', 'citrus'] as const;
/** A theme that ships. */
export type ThemeName = (typeof themeNames)[number];

/** Is it one opaque colour, as the sandbox sends it? */
export const isHexColour = (text: string) => /^#[0-9a-f]{6}$/.test(text);

/** Is it a list of font families, and nothing else? Such a list names fonts and loads none. */
export const isFontList = (text: string) =>
  text.length <= 200 &&
  /^(?:"[\w -]+"|[a-z-][\w-]*(?: [a-z-][\w-]*)*)(?:, ?(?:"[\w -]+"|[a-z-][\w-]*(?: [a-z-][\w-]*)*))*$/i.test(text);

/** The least and the greatest number of each kind that a theme may have. */
export const themeBounds = { radius: [0, 32], spacing: [0.5, 2], textSize: [0.75, 1.5] } as const;

/** The longest style sheet of an app, in characters. */
export const mostOfCss = 50_000;

/** How deep rules may be nested, and how often one selector may name the rule around it: matching takes their power. */
const mostNested = 5;
const mostAmpersands = 4;

/** What is wrong with the text of a style sheet; `undefined` if the browser can read it in a moment. */
export const cssProblem = (css: string): string | undefined => {
  if (css.length > mostOfCss)
    return `has ${css.length.toLocaleString('en')} characters, and may have ${mostOfCss.toLocaleString('en')}`;
  let depth = 0;
  for (const [head] of css.matchAll(/[^{};]*[{};]/g)) {
    const end = head.at(-1);
    if (end === '{' && head.split('&').length - 1 > mostAmpersands)
      return `has a selector with more than ${mostAmpersands} “&”`;
    depth = Math.max(0, depth + (end === '{' ? 1 : end === '}' ? -1 : 0));
    if (depth > mostNested) return `has rules that are nested more than ${mostNested} deep`;
  }
  return undefined;
};

/** A colour for light, and one for dark: `null` if the page is to find that. */
type Pair = [light: string, dark: string | null];

/** A theme as the sandbox tells it, in colours as `#rrggbb`. */
export type ThemeWire = {
  base: ThemeName;
  primary?: Pair;
  background?: Pair;
  text?: Pair;
  /** Corners, in CSS pixels. */
  radius?: number;
  /** Factors of the base's distances and of the size of its text. */
  spacing?: number;
  textSize?: number;
  font?: string;
  codeFont?: string;
};

/** What an app looks like, as the sandbox tells it. */
export type Look = { op: 'look'; theme?: ThemeWire; css?: string };
