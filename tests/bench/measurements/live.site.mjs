import { fragmentOf } from '../fragment.mjs';

export const figures = {
  first: { what: 'live: key press to the first new yield painted: 95th percentile', unit: 'ms', under: 30 },
};

const source = `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: async function* (word) { for (let i = 0; i < 50; i++) { yield word + ' ' + i; await yc.sleep(0.02); } },
  inputs: yc.Textbox({ label: 'Word' }), outputs: yc.Textbox({ label: 'Out' }), live: true,
});`;

const presses = 120;

export const measure = async ({ page, site }) => {
  await page.goto(`${site}${fragmentOf(source)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const app = page.locator('[data-yc=app]');
  const word = app.getByRole('textbox', { name: 'Word' });
  await word.fill('x');
  await page.evaluate(() => {
    globalThis.latencies = [];
    const [input, output] = document.querySelectorAll(
      '[data-yc=app] [data-yc-kind=textbox] textarea, [data-yc=app] [data-yc-kind=textbox] input',
    );
    const { port1, port2 } = new MessageChannel();
    let pressed;
    // In the task after the frame: what was drawn in it has been painted. An output that begins with what the field
    // holds by now is that of the new run.
    port1.onmessage = () => {
      if (pressed === undefined || !output.value.startsWith(`${input.value} `)) return;
      globalThis.latencies.push(performance.now() - pressed);
      pressed = undefined;
    };
    const look = () => {
      port2.postMessage(null);
      requestAnimationFrame(look);
    };
    look();
    let key;
    addEventListener('keydown', (event) => {
      key = event.timeStamp;
    });
    // Armed once the letter is in the field, which the old output no longer fits; counted from the key itself.
    addEventListener('input', () => {
      pressed = key;
    });
  });
  await word.focus();
  for (let i = 1; i <= presses; i++) {
    await page.keyboard.press('a');
    await page.waitForFunction((count) => globalThis.latencies.length >= count, i);
  }
  const latencies = (await page.evaluate(() => globalThis.latencies)).sort((a, b) => a - b);
  return { first: latencies[Math.floor(latencies.length * 0.95)] };
};
