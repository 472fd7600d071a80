/** Resolves once the page's `load` event has fired and the page has had time to render. */
export const whenShown = (): Promise<void> =>
  new Promise((resolve) => {
    const rest = () => setTimeout(resolve, 0);
    if (document.readyState === 'complete') rest();
    else addEventListener('load', rest, { once: true });
  });
