import type { App, FinishTools } from '../../api/internal';
import type { Look } from '../../protocol';
import type { Described } from '../describe';
import { translator } from './i18n';
import { cssOf, themeOf } from './theme';
import { type Guard, type Guarded, validateFirst } from './validators';

/**
 * Implements what finishes an app: its theme, its style sheet, its texts and its validators. Bundled separately, for programs that
 * name one of them.
 *
 * @param askPage asks the page, one question after the other
 * @param currentRun the run that the executing code belongs to
 * @param languages what the person reads, if the first is not English
 */
export const finishOf = (
  askPage: (ask: unknown) => Promise<unknown>,
  currentRun: () => unknown,
  languages: readonly string[] = [],
) => {
  const lookOf = (app: App): Look | undefined => {
    const { theme, css } = app.options;
    const whose = app.kind === 'interface' ? 'this Interface' : 'these Blocks';
    if (theme === undefined && css === undefined) return;
    return {
      op: 'look',
      ...(theme !== undefined && { theme: themeOf(theme, `theme of ${whose}`) }),
      ...(css !== undefined && { css: cssOf(css, `css of ${whose}`) }),
    };
  };
  return {
    theme: (theme, whose) => void themeOf(theme, whose),

    i18n: (texts) => translator(texts, languages),

    made: (app: App) => void lookOf(app),

    /** Tells the page what the app that will be shown looks like, before it is shown; puts its validators in place. */
    ready: async (app: App, described: Described) => {
      validateFirst(app, described, askPage, currentRun);
      // Once more, since an app may be told its look when it is launched.
      const look = lookOf(app);
      if (!look) return;
      const { value } = (await askPage(look)) as { value?: unknown };
      // What of it does nothing, and why.
      if (Array.isArray(value)) for (const sentence of value) console.warn(sentence);
    },

    /** Puts the validators of a part that was made while the app runs in place. */
    guard: (part: Guarded) => validateFirst({ kind: 'blocks' }, part, askPage, currentRun),
  } satisfies FinishTools & { ready(app: App, described: Described): Promise<void>; guard: Guard };
};
