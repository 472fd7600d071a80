/** A page that never rests is given work all the same after so long, in milliseconds. */
const longestWait = 2000;

/** Settles when the page has nothing better to do: in its idle time where the browser tells it (Safari does not). */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: longestWait });
    else setTimeout(resolve, 50);
  });
