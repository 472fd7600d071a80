import type { ThemeWire } from '../../protocol';

/** The longest line of code that a person reads without a scroll bar beside the app. */
const longestLine = 44;

/** What is in a theme besides its base, in the order in which code and links have it. */
export const colourNames = ['primary', 'background', 'text'] as const;
export const numberNames = ['radius', 'spacing', 'textSize'] as const;
export const fontNames = ['font', 'codeFont'] as const;

export type ColourName = (typeof colourNames)[number];
export type NumberName = (typeof numberNames)[number];
export type FontName = (typeof fontNames)[number];

/** The names of fonts have double quotes at most. */
const quoted = (text: string) => `'${text}'`;

const optionsOf = (theme: ThemeWire): string[] => {
  const options: string[] = [];
  if (theme.base !== 'default') options.push(`base: ${quoted(theme.base)}`);
  for (const name of colourNames) {
    const pair = theme[name];
    if (pair)
      options.push(`${name}: ${pair[1] === null ? quoted(pair[0]) : `[${pair.map(String).map(quoted).join(', ')}]`}`);
  }
  for (const name of numberNames) if (theme[name] !== undefined) options.push(`${name}: ${theme[name]}`);
  for (const name of fontNames) if (theme[name] !== undefined) options.push(`${name}: ${quoted(theme[name])}`);
  return options;
};

/** The statement that makes a theme, with what differs from the default alone. */
export const codeOf = (theme: ThemeWire): string => {
  const options = optionsOf(theme);
  if (options.length === 0) return 'const theme = yc.theme({});';
  const line = `const theme = yc.theme({ ${options.join(', ')} });`;
  return line.length <= longestLine
    ? line
    : `const theme = yc.theme({\n${options.map((each) => `  ${each},\n`).join('')}});`;
};

/** A sketch, with a theme in the place of the one that it makes. */
export const withTheme = (source: string, theme: ThemeWire): string =>
  source.replace('const theme = yc.theme({});', () => codeOf(theme));
