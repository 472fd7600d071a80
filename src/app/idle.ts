/** A page that is never idle gets the work anyway after this many milliseconds. */
const longestWait = 2000;

/** Settles when the page is idle, or after 50 ms if the browser does not report idle time (Safari). */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: longestWait });
    else setTimeout(resolve, 50);
  });
