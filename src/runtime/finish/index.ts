import type { App, FinishTools } from '../../api/internal';
import type { Look } from '../../protocol';
import type { Described } from '../describe';
import { cssOf, themeOf } from './theme';
import { validateFirst } from './validators';

/**
 * Implements what finishes an app: its theme, its style sheet and its validators. Bundled separately, for programs that
 * name one of them.
 *
 * @param askPage asks the page, one question after the other
 * @param currentRun the run that the executing code belongs to
 */
export const finishOf = (askPage: (ask: unknown) => Promise<unknown>, currentRun: () => unknown) => {
  const looks = new WeakMap<App, Look>();
  return {
    theme: (theme, whose) => void themeOf(theme, whose),

    made: (app: App) => {
      const { theme, css } = app.options;
      const whose = app.kind === 'interface' ? 'this Interface' : 'these Blocks';
      if (theme === undefined && css === undefined) return;
      looks.set(app, {
        op: 'look',
        ...(theme !== undefined && { theme: themeOf(theme, `theme of ${whose}`) }),
        ...(css !== undefined && { css: cssOf(css, `css of ${whose}`) }),
      });
    },

    /** Tells the page what the app that will be shown looks like, before it is shown; puts its validators in place. */
    ready: async (app: App, described: Described) => {
      validateFirst(app, described, askPage, currentRun);
      const look = looks.get(app);
      if (look) await askPage(look);
    },
  } satisfies FinishTools & { ready(app: App, described: Described): Promise<void> };
};
