import type { ThemeName } from '../protocol';
import { finishTools } from './finish';

export type { ThemeName };

/** A CSS colour, or one for light and one for dark. From a single colour, the one for the other scheme is derived. */
export type Colour = string | readonly [light: string, dark: string];

/** How an app looks. What is left out is as in `base`. */
export type Theme = {
  /** The theme to begin with: `'default'`, `'soft'`, `'mono'`, `'glass'`, `'ocean'` or `'citrus'`. */
  base?: ThemeName;
  /** The colour of the main button, of links and of marks. */
  primary?: Colour;
  /** The colour behind the app. */
  background?: Colour;
  /** The colour of text. A darker or lighter shade is used where it would be hard to read. */
  text?: Colour;
  /** How round corners are, in CSS pixels: 0 to 32. */
  radius?: number;
  /** The distances between things as a factor: 0.5 to 2. */
  spacing?: number;
  /** The size of the text as a factor: 0.75 to 1.5. */
  textSize?: number;
  /** The fonts of text, as in CSS: `'Georgia, serif'`. Fonts are those of the device: none is loaded. */
  font?: string;
  /** The fonts of code. */
  codeFont?: string;
};

/** Options of an app for how it looks. */
export type LookOptions = {
  /** A theme that ships, by its name, or your own from `yc.theme`. */
  theme?: ThemeName | Theme;
  /** A style sheet for what is inside the app. It reaches nothing else on the page, and loads nothing. */
  css?: string;
};

/**
 * A theme of your own: a theme that ships, with other colours, corners, distances or fonts. Text stays legible: shades
 * are chosen so that they contrast with their background, in light and in dark.
 *
 * @throws TypeError that names the option and its value, such as a colour that is none
 * @example
 * const theme = yc.theme({ base: 'soft', primary: '#7c3aed', radius: 12 });
 * const name = yc.Textbox({ label: 'Name' });
 * export default yc.Interface({ fn: (name) => `Hello, ${name}!`, inputs: name, outputs: yc.Textbox(), theme });
 */
export const theme = (options: Theme): Theme => {
  finishTools()?.theme(options, 'yc.theme');
  return options;
};
