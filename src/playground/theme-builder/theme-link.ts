import { encodeText } from '../../app/links/code-fragment';
import { readName } from '../../app/links/packed-text';
import { hexOf, isFontList, suggest, type ThemeWire, themeBounds, themeNames } from '../../protocol';
import { entriesOf } from '../link';
import { colourNames, fontNames, numberNames } from './theme-code';

/** Whether an address has a theme, and not just asks for the page. */
export const hasTheme = (fragment: string): boolean => fragment.startsWith('#theme=');

/** A theme as a fragment that a person can read: `#theme=soft&primary=7c3aed-c4b5fd&radius=12`. */
export const themeFragment = (theme: ThemeWire): string => {
  const entries: string[] = [`theme=${theme.base}`];
  for (const name of colourNames) {
    const [light, dark] = theme[name] ?? [];
    if (light) entries.push(`${name}=${[light, dark].flatMap((hex) => hex?.slice(1) ?? []).join('-')}`);
  }
  for (const name of numberNames) if (theme[name] !== undefined) entries.push(`${name}=${theme[name]}`);
  for (const name of fontNames) if (theme[name] !== undefined) entries.push(`${name}=${encodeText(theme[name])}`);
  return `#${entries.join('&')}`;
};

/** A theme from an address. What it cannot be is left out, and told in sentences. */
export const readTheme = (fragment: string): { theme: ThemeWire; wrong: string[] } => {
  // Chat programs take a full stop after a link for a part of it.
  const { theme: base = 'default', ...rest } = Object.fromEntries(
    [...entriesOf(fragment.replace(/[.,;:!?)\]]+$/, ''))].map(([name, value]) => [name, readName(value).trim()]),
  ) as Record<string, string>;
  const wrong: string[] = [];
  const known = themeNames.find((each) => each === base);
  if (!known)
    wrong.push(`There is no theme ${said(base)}.${meant(base, themeNames)} The default theme takes its place.`);
  const theme: ThemeWire = { base: known ?? 'default' };
  for (const [name, value] of Object.entries(rest)) {
    const problem = readProperty(theme, name, value);
    if (problem) wrong.push(`${problem} It was left out.`);
  }
  return { theme, wrong };
};

/** Reads a property into a theme. Returns what is wrong with it. */
const readProperty = (theme: ThemeWire, name: string, value: string): string | undefined => {
  const colour = colourNames.find((each) => each === name);
  if (colour) {
    const [light, dark, ...more] = value.split('-').map((hex) => hexOf(`#${hex}`));
    if (!light || more.length > 0 || (value.includes('-') && !dark))
      return `${name} in this link is ${said(value)}, which is no colour.`;
    theme[colour] = [light, dark ?? null];
    return;
  }
  const number = numberNames.find((each) => each === name);
  if (number) {
    const problem = numberProblem(number, value);
    if (!problem) theme[number] = Number(value);
    return problem;
  }
  const font = fontNames.find((each) => each === name);
  if (!font) {
    const names = [...colourNames, ...numberNames, ...fontNames];
    return `This link names ${said(name)}, which themes do not have.${meant(name, names)}`;
  }
  const problem = fontProblem(value);
  if (!problem) theme[font] = value;
  return problem;
};

/** What is wrong with a number of a theme, as it was typed. */
export const numberProblem = (name: keyof typeof themeBounds, typed: string): string | undefined => {
  const [least, most] = themeBounds[name];
  const number = typed.trim() === '' ? Number.NaN : Number(typed);
  return number >= least && number <= most
    ? undefined
    : `${name} is a number from ${least} to ${most}, not ${said(typed)}.`;
};

/** What is wrong with the names of fonts, as they were typed. */
export const fontProblem = (typed: string): string | undefined =>
  isFontList(typed)
    ? undefined
    : `${said(typed)} are no names of fonts. Put commas between them, and double quotes around names with digits: Georgia, "Source Sans 3", serif.`;

export const said = (text: string) =>
  text === '' ? 'nothing' : `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;

const meant = (word: string, words: readonly string[]) => {
  const nearest = suggest(word, words);
  return nearest ? ` Did you mean ${nearest}?` : '';
};
