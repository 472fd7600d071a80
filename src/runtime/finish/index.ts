import type { App, FinishTools } from '../../api/internal';
import type { Look } from '../../protocol';
import { cssOf, themeOf } from './theme';

/**
 * Implements what finishes an app: its theme and its style sheet. Bundled separately, for programs that name one of them.
 *
 * @param askPage asks the page, one question after the other
 */
export const finishOf = (askPage: (ask: unknown) => Promise<unknown>) => {
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

    /** Tells the page what the app that will be shown looks like, before it is shown. */
    ready: async (app: App) => {
      const look = looks.get(app);
      if (look) await askPage(look);
    },
  } satisfies FinishTools & { ready(app: App): Promise<void> };
};
