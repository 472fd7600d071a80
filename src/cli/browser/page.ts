import type { Browser } from './launch';

/** A page in the browser. */
export type Page = {
  /** Computes an expression in the page; a promise is awaited. */
  evaluate(expression: string): Promise<unknown>;
};

/** Opens a page, and waits until its scripts have run. */
export const openPage = async (browser: Browser, address: string): Promise<Page> => {
  const { targetId } = (await browser.call('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
  const attached = await browser.call('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = attached as { sessionId: string };
  const call = (method: string, params?: object) => browser.call(method, params, sessionId);
  const crashed = browser.next('Inspector.targetCrashed', sessionId).then(() => {
    throw new Error('The browser’s page crashed. It may have run out of memory.');
  });
  crashed.catch(() => {});
  await Promise.all([call('Inspector.enable'), call('Page.enable')]);
  const loaded = browser.next('Page.loadEventFired', sessionId);
  const { errorText } = (await call('Page.navigate', { url: address })) as { errorText?: string };
  if (errorText) throw new Error(`The browser does not open ${address}: ${errorText}.`);
  await Promise.race([loaded, crashed]);
  return {
    async evaluate(expression) {
      const evaluating = call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const { result, exceptionDetails } = (await Promise.race([evaluating, crashed])) as {
        result: { value?: unknown; description?: string };
        exceptionDetails?: { text: string };
      };
      if (exceptionDetails)
        throw new Error(`The browser’s page failed: ${result.description ?? exceptionDetails.text}`);
      return result.value;
    },
  };
};
