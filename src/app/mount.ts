import { DrivenApp } from './driven/driven-app';
import type { Mount } from './driven/mounted-app';
import { show } from './show';

/** The colour scheme of each theme. */
const schemes = { light: 'light', dark: 'dark', auto: 'light dark' };

/** See {@link Mount}. */
export const mount: Mount = async (element, options) => {
  const { theme, lang, autorun = false, onState, onYield, onResult, onError } = options;
  if (theme) element.style.colorScheme = schemes[theme];
  const app: Awaited<ReturnType<Mount>> = new DrivenApp(show(element, lang));
  if (onState) app.addEventListener('state', ({ detail }) => onState(detail));
  if (onYield) app.addEventListener('yield', ({ detail }) => onYield(detail));
  if (onResult) app.addEventListener('result', ({ detail }) => onResult(detail));
  if (onError) app.addEventListener('error', ({ error }) => onError(error));
  await app.load(options, { autorun });
  return app;
};
