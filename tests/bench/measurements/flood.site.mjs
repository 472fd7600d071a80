import { showForm } from '../form.mjs';
import { fragmentOf } from '../fragment.mjs';

export const figures = {
  numbers: { what: 'key press to paint while numbers flood: 95th percentile', unit: 'ms', under: 50 },
  images: { what: 'key press to paint while 600×600 images flood: 95th percentile', unit: 'ms', under: 50 },
};

const app = (fn, output) => `import * as yc from 'yieldcast';
export default yc.Interface({ fn: ${fn}, inputs: yc.Textbox({ label: 'Text' }), outputs: ${output} });`;

const sources = {
  numbers: app('function* () { for (let i = 0; ; i++) yield i; }', 'yc.Number()'),
  images: app('function* () { for (;;) yield yc.noise(600, 600); }', 'yc.Image()'),
};

export const measure = async ({ page, site }) => {
  const measured = {};
  for (const [name, source] of Object.entries(sources)) {
    await page.goto('about:blank');
    await page.goto(`${site}${fragmentOf(source)}`);
    await showForm(page);
    const app = page.locator('[data-yc=app]');
    await app.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'running');
    await page.evaluate(() => {
      globalThis.latencies = [];
      addEventListener('keydown', (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => globalThis.latencies.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      });
    });
    await app.getByRole('textbox', { name: 'Text' }).focus();
    for (let i = 0; i < 100; i++) await page.keyboard.press('a', { delay: 5 });
    const latencies = await page.evaluate(() => globalThis.latencies);
    await app.getByRole('button', { name: 'Stop', exact: true }).click();
    latencies.sort((a, b) => a - b);
    measured[name] = latencies[Math.floor(latencies.length * 0.95)];
  }
  return measured;
};
