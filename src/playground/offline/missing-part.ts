const mark = 'yieldcast:reloaded';

/**
 * Handles parts of the page that cannot be loaded. Usually the site has a new version, so we save and reload the page.
 * To avoid a loop, we do so only once per tab, and never offline. We do not reload during a run either. In these cases,
 * `tell` shows what to do.
 */
export const onMissingPart = (options: { save(): void; busy(): boolean; tell(sentence: string): void }) => {
  const recover = () => {
    if (!navigator.onLine)
      return options.tell('A part of the page is not stored yet, and there is no connection. Connect, then try again.');
    if (options.busy() || !takeMark())
      return options.tell('A part of the page could not be loaded. Load the page again; your code is saved.');
    options.save();
    location.reload();
  };
  addEventListener('vite:preloadError', recover);
  return () => removeEventListener('vite:preloadError', recover);
};

/** Whether this is the first reload in this tab. Always `false` if the browser has no storage. */
const takeMark = (): boolean => {
  try {
    if (sessionStorage.getItem(mark)) return false;
    sessionStorage.setItem(mark, new Date().toISOString());
    return true;
  } catch {
    return false;
  }
};
