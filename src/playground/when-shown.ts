/** Resolves once the page's `load` event has fired and the page has had time to render. */
export const whenShown = (): Promise<void> =>
  new Promise((resolve) => {
    const rest = () => setTimeout(resolve, 0);
    if (document.readyState === 'complete') rest();
    else addEventListener('load', rest, { once: true });
  });

/** How long the rest of the page waits for a first yield, in milliseconds. */
const patience = 5000;

/** Resolves once the first yield of this visit has been painted, or after 5 seconds without one. */
export const firstYieldPainted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, patience);
    new PerformanceObserver((list, observer) => {
      if (list.getEntriesByName('yieldcast:first-paint').length === 0) return;
      observer.disconnect();
      resolve();
    }).observe({ type: 'measure', buffered: true });
  });
