import {
  cssProblem,
  hexOf,
  isFontList,
  suggest,
  type ThemeName,
  type ThemeWire,
  themeBounds,
  themeNames,
} from '../../protocol';
import { said } from './said';

const colours = ['primary', 'background', 'text'] as const;
const numbers = Object.keys(themeBounds) as (keyof typeof themeBounds)[];
const fonts = ['font', 'codeFont'] as const;
const options: readonly string[] = ['base', ...colours, ...numbers, ...fonts];

/** A theme as its author wrote it, in the form that the page takes. Throws a sentence that names the wrong option. */
export const themeOf = (given: unknown, whose: string): ThemeWire => {
  if (typeof given === 'string') return { base: named(given, whose) };
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(
      `${whose} is ${said(given)}. A theme is the name of one, such as 'soft', or options: yc.theme({ base: 'soft', primary: '#7c3aed' }).`,
    );
  const odd = Object.keys(given).find((name) => !options.includes(name));
  if (odd !== undefined) {
    const nearest = suggest(odd, options);
    throw new TypeError(
      `${whose} has no option ${odd}. ${nearest ? `Did you mean ${nearest}?` : `There are ${options.join(', ')}.`}`,
    );
  }
  const { base = 'default', ...rest } = given as Record<string, unknown>;
  const theme: ThemeWire = { base: named(base, `base of ${whose}`) };
  for (const name of colours) if (rest[name] !== undefined) theme[name] = pairOf(rest[name], `${name} of ${whose}`);
  for (const name of numbers) if (rest[name] !== undefined) theme[name] = numberOf(rest[name], name, whose);
  for (const name of fonts) if (rest[name] !== undefined) theme[name] = fontOf(rest[name], `${name} of ${whose}`);
  return theme;
};

/** What Gradio calls themes that are closest to ours. */
const familiar: Readonly<Record<string, ThemeName>> = { monochrome: 'mono', base: 'default', origin: 'default' };

const named = (name: unknown, whose: string): ThemeName => {
  const word = String(name).replace(/^gradio\//, '');
  const found = themeNames.find((each) => each === word);
  if (found) return found;
  if (Object.hasOwn(familiar, word)) return familiar[word] as ThemeName;
  const nearest = typeof name === 'string' ? suggest(name, themeNames) : undefined;
  throw new TypeError(
    `${whose} is ${said(name)}, and there is no such theme. ${nearest ? `Did you mean '${nearest}'?` : `There are ${themeNames.join(', ')}.`}`,
  );
};

const pairOf = (given: unknown, whose: string): [string, string | null] => {
  const isPair = Array.isArray(given) && given.length === 2;
  const [light, dark] = isPair ? given : [given];
  return [colourOf(light, whose), isPair ? colourOf(dark, whose) : null];
};

const colourOf = (given: unknown, whose: string): string => {
  const hex = hexOf(given);
  if (hex !== undefined) return hex;
  throw new TypeError(
    `${whose} is ${said(given)}, which is no opaque colour. Write one, such as '#7c3aed', or two for light and dark: ['#5b21b6', '#c4b5fd'].`,
  );
};

const numberOf = (given: unknown, name: keyof typeof themeBounds, whose: string): number => {
  const [least, most] = themeBounds[name];
  // As Gradio and CSS write it: `radius: '12px'`.
  const number = name === 'radius' && typeof given === 'string' ? Number(given.replace(/px$/, '')) : given;
  if (typeof number === 'number' && number >= least && number <= most) return number;
  throw new RangeError(`${name} of ${whose} is a number from ${least} to ${most}; got ${said(given)}.`);
};

const fontOf = (given: unknown, whose: string): string => {
  if (typeof given === 'string' && isFontList(given)) return given;
  throw new TypeError(
    `${whose} is ${said(given)}. Write the names of fonts, with commas between them: 'Georgia, serif'. Names with digits stand in double quotes.`,
  );
};

/** An app's style sheet. */
export const cssOf = (given: unknown, whose: string): string => {
  if (typeof given !== 'string') throw new TypeError(`${whose} is the text of a style sheet; got ${said(given)}.`);
  const problem = cssProblem(given);
  if (problem) throw new RangeError(`${whose} ${problem}.`);
  return given;
};
