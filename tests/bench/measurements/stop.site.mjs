import { fragmentOf } from '../fragment.mjs';

export const figures = {
  sleeping: { what: 'Stop to stopped: a generator that sleeps', unit: 'ms' },
  stuck: { what: 'Stop to stopped: for (;;), with 250 ms to answer in', unit: 'ms', under: 300 },
};

const app = (rest) => `import * as yc from 'yieldcast';
export default yc.Interface({ fn: async function* () { yield 1; ${rest} }, outputs: yc.Number() });`;
const sources = { sleeping: app('await yc.sleep(3600);'), stuck: app('for (;;);') };

export const measure = async ({ page, site }) => {
  const measured = {};
  for (const [name, source] of Object.entries(sources)) {
    await page.goto('about:blank');
    await page.goto(`${site}${fragmentOf(source)}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'running');
    measured[name] = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const app = document.querySelector('[data-yc=app]');
          const began = performance.now();
          new MutationObserver(() => {
            if (app.dataset.state === 'stopped') resolve(performance.now() - began);
          }).observe(app, { attributes: true });
          [...app.querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Stop').click();
        }),
    );
  }
  return measured;
};
