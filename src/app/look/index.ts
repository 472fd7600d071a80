import { createEffect, createRoot, on } from 'solid-js';
import * as v from 'valibot';
import { treeOf } from '../../components';
import type { Program } from '../../protocol';
import type { AppModel } from '../app-model';
import { authorSheet, borderSheet } from './author-css';
import { themeSheet } from './palette';
import { lookSchema } from './schema';

export type { Scheme } from './colours';
export { coloursOf, contrastWarnings, seedOf, themeSheet } from './palette';
export { themes } from './themes';

let last = 0;

const sheetOf = (text: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/** Ends the look of a program: it may have told another one before. */
const ends = new WeakMap<Program, () => void>();

/** Looks that are on the page. Nobody tells when an embedder removes an app, so the next look asks. */
const shownLooks = new Map<Element, () => void>();

/**
 * A program says what its app looks like, before the app is shown. Its style sheets are on the page as long as the app
 * is. Returns sentences for the author about what does nothing, or `false` if the question was about something else.
 */
export const takeLook = (asked: unknown, program: Program, model: AppModel): readonly string[] | false => {
  const read = v.safeParse(lookSchema, asked);
  if (!read.success) return false;
  // Not of an app that is on the page: styles that come later could hide a recording that has begun.
  if (model.mounted() && model.behind().program === program) return [];
  const { theme, css } = read.output;
  const name = `look-${++last}`;
  const root = `.yc-app[data-yc-look="${name}"]`;
  const sheets = theme ? [sheetOf(themeSheet(theme, root))] : [];
  const { sheet: own, told } = css === undefined ? { told: [] } : authorSheet(css, root, `yc-${name}`);
  if (own) sheets.push(sheetOf(borderSheet(root)), own);
  ends.get(program)?.();
  for (const [element, end] of shownLooks) if (!element.isConnected) end();
  createRoot((dispose) => {
    let shown: Element | undefined;
    let tree: Document | ShadowRoot = document;
    const end = () => {
      tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((each) => !sheets.includes(each));
      if (shown && shownLooks.get(shown) === end) shownLooks.delete(shown);
      if (shown?.getAttribute('data-yc-look') === name) {
        shown.removeAttribute('data-yc-look');
        shown.removeAttribute('data-yc-css');
      }
      dispose();
    };
    let isFirst = true;
    createEffect(
      on(model.mounted, (mounted) => {
        if (mounted && model.root && model.behind().program === program) {
          shown = model.root;
          tree = treeOf(shown);
          shown.setAttribute('data-yc-look', name);
          shown.toggleAttribute('data-yc-css', own !== undefined);
          shownLooks.set(shown, end);
          if (!tree.adoptedStyleSheets.includes(sheets[0] as CSSStyleSheet)) tree.adoptedStyleSheets.push(...sheets);
        } else if (!isFirst) end();
        isFirst = false;
      }),
    );
    ends.set(program, end);
  });
  return told;
};
