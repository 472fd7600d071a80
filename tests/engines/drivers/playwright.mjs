/** Wraps a browser of Playwright's. @returns {import('./driver.mjs').Browser} */
export const throughPlaywright = (browser) => ({
  version: browser.version(),
  newPage: async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    return {
      goto: async (url) => {
        await page.goto(url);
      },
      evaluate: (fn, argument) => page.evaluate(fn, argument),
      click: async (find, argument) => {
        const element = (await page.evaluateHandle(find, argument)).asElement();
        await element?.click();
        return element !== null;
      },
      type: (text) => page.keyboard.type(text),
      close: () => context.close(),
    };
  },
  close: () => browser.close(),
});
