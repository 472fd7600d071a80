import { fragmentOf } from '../fragment.mjs';

export const figures = {
  warm: { what: 'press Run to the first yield, workers warm: median', unit: 'ms', under: 30 },
  cold: { what: 'press Run to the first yield, page just opened: median', unit: 'ms', under: 300 },
  long: { what: 'the same for code of 5,000 lines: median', unit: 'ms', under: 150 },
  changed: { what: 'press Run to the first yield, 5,000 lines typed before: median', unit: 'ms', under: 150 },
};

const source = `import * as yc from 'yieldcast';
export default yc.Interface({ fn: function* () { yield 1; }, outputs: yc.Number() });`;

const longSource = `${Array.from({ length: 5000 }, (_, i) => `const v${i} = 1;`).join('\n')}\n${source}`;

/** From the click's own time stamp to the arrival of the first yield. */
const press = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        performance.clearMeasures();
        const run = [...document.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Run');
        new PerformanceObserver((list, observer) => {
          const [first] = list.getEntriesByName('yieldcast:first-yield');
          if (!first) return;
          observer.disconnect();
          resolve(first.startTime + first.duration - began);
        }).observe({ type: 'measure' });
        const began = performance.now();
        run.click();
      }),
  );

const open = async (page, site, code = source) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(code)}`);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('button')].some((button) => button.textContent?.trim() === 'Run' && !button.disabled),
  );
};

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export const measure = async ({ page, site }) => {
  const cold = [];
  for (let i = 0; i < 7; i++) {
    await open(page, site);
    cold.push(await press(page));
  }
  const warm = [];
  for (let i = 0; i < 21; i++) {
    // The spare that takes the used worker's place has to stand before it counts as warm: one at first, one a run.
    await page.waitForFunction(
      (spares) =>
        document.querySelector('[data-yc=app]')?.dataset.state === 'done' &&
        performance.getEntriesByName('yieldcast:spare').length === spares,
      i + 2,
    );
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    warm.push(await press(page));
  }
  const long = [];
  const changed = [];
  for (let i = 0; i < 7; i++) {
    await open(page, site, longSource);
    long.push(await press(page));
    // Another line is typed, and looked through while the person rests.
    await page.locator('.cm-content').press('Enter');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
    changed.push(await press(page));
  }
  return { warm: median(warm), cold: median(cold), long: median(long), changed: median(changed) };
};
