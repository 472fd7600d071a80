import { findGradio, startGradio } from '../../tools/gradio-server/real.mjs';
import { fragmentOf } from '../fragment.mjs';

const python = findGradio();

/** Beside Gradio's own page, on the same server. Where Python has no Gradio, nothing is measured. */
export const figures = python
  ? {
      first: { what: 'a remote generator: click to the first yield, median', unit: 'ms' },
      firstOfGradio: { what: 'the same on Gradio’s own page', unit: 'ms' },
      last: { what: 'a remote generator of 1,000 yields: click to the last yield, median', unit: 'ms' },
      lastOfGradio: { what: 'the same on Gradio’s own page', unit: 'ms' },
    }
  : {};

const yields = 1000;

const source = (url) => `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: yc.remote('${url}', { endpoint: '/many' }),
  inputs: yc.Number({ label: 'In', value: ${yields} }),
  outputs: yc.Number({ label: 'Out' }),
});`;

/** From a click on a button to when a field first holds something, and to when it holds the last number. */
const press = (page, button, field) =>
  page.evaluate(
    ({ button, field, last }) =>
      new Promise((resolve) => {
        const find = () => document.querySelector(field);
        const pressed = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === button);
        const before = find()?.value;
        let first;
        const look = () => {
          const value = find()?.value ?? '';
          if (first === undefined && value !== '' && value !== before) first = performance.now() - began;
          if (value === last && first !== undefined) resolve({ first, last: performance.now() - began });
          else requestAnimationFrame(look);
        };
        const began = performance.now();
        pressed.click();
        look();
      }),
    { button, field, last: String(yields) },
  );

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

const rounds = 7;

export const measure = async ({ page, site }) => {
  if (!python) return {};
  const server = await startGradio(python);
  try {
    await page.goto(`${site}${fragmentOf(source(server.url))}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    const isDone = () => document.querySelector('[data-yc=app]')?.dataset.state === 'done';
    const ours = [];
    for (let i = 0; i < rounds; i++) {
      await page.waitForFunction(isDone);
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByRole('spinbutton', { name: 'In', exact: true }).fill(String(yields));
      ours.push(await press(page, 'Submit', '[data-yc=app] input[readonly], [data-yc=app] input[aria-readonly=true]'));
    }
    await page.goto(server.url);
    const number = page.locator('input[type=number]');
    await number.first().waitFor();
    const theirs = [];
    for (let i = 0; i < rounds; i++) {
      await number.first().fill(String(yields));
      theirs.push(await press(page, 'many', '#many-out input'));
    }
    const of = (each, key) => median(each.map((one) => one[key]));
    return {
      first: of(ours, 'first'),
      firstOfGradio: of(theirs, 'first'),
      last: of(ours, 'last'),
      lastOfGradio: of(theirs, 'last'),
    };
  } finally {
    await server.close();
  }
};
