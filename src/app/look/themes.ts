import type { ThemeName } from '../../protocol';

type Pair = readonly [light: string, dark: string];

/** What a theme that ships is made of. All other colours follow from these. */
export type Seeds = {
  background: Pair;
  text: Pair;
  primary: Pair;
  radius: number;
  spacing: number;
  textSize: number;
  font: string;
  codeFont: string;
};

const plain = { spacing: 1, textSize: 1, font: 'system-ui, sans-serif', codeFont: 'ui-monospace, monospace' };

/** Our themes. The names are close to Gradio's, the looks are our own. */
export const themes: Readonly<Record<ThemeName, Seeds>> = {
  default: {
    ...plain,
    background: ['#f3f5f4', '#101413'],
    text: ['#131917', '#e6ecea'],
    primary: ['#00695a', '#43d6b5'],
    radius: 6,
  },
  /** Round and warm. */
  soft: {
    ...plain,
    background: ['#faf6f3', '#1a1614'],
    text: ['#2b2320', '#f0e7e2'],
    primary: ['#a8452c', '#f2a088'],
    radius: 14,
    spacing: 1.15,
    font: 'ui-rounded, system-ui, sans-serif',
  },
  /** Ink on paper, without a colour. */
  mono: {
    ...plain,
    background: ['#ffffff', '#0b0b0b'],
    text: ['#111111', '#ededed'],
    primary: ['#1a1a1a', '#f2f2f2'],
    radius: 0,
    font: 'ui-monospace, monospace',
    textSize: 0.95,
  },
  /** Cool and pale, as through a pane. */
  glass: {
    ...plain,
    background: ['#eef2f9', '#12151f'],
    text: ['#1a2133', '#e3e8f5'],
    primary: ['#3d4fb8', '#a9b6ff'],
    radius: 10,
  },
  /** Deep blue and turquoise. */
  ocean: {
    ...plain,
    background: ['#eef8fa', '#06171f'],
    text: ['#0b2a35', '#dcf1f6'],
    primary: ['#006582', '#4fd1ea'],
    radius: 8,
    spacing: 1.1,
  },
  /** Sharp and sunny. */
  citrus: {
    ...plain,
    background: ['#fffdf0', '#17170c'],
    text: ['#26260f', '#f3f2dc'],
    primary: ['#5b6300', '#d5e04a'],
    radius: 3,
    spacing: 0.95,
  },
};
