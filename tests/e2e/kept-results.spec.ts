import { expect } from '@playwright/test';
import { button, codeLink, number, openAt, run, runCode, status, test, text, untilState } from './playground';

/** Counts its runs in a State, so that a run that did not happen shows. */
const cached = (cache: string, body = 'for (let i = 1; i <= n; i++) yield `${i} of ${n}, ${Math.random()}`;') =>
  `import * as yc from 'yieldcast';
  export default yc.Interface({
    fn: function* (n) { ${body} },
    inputs: yc.Number({ label: 'Count', value: 3 }),
    outputs: yc.Textbox({ label: 'Out' }),
    cache: ${cache},
  });`;

test('a run is kept, found again after a reload, and not mixed with others', async ({ page }) => {
  await runCode(page, cached('true'), 'idle');
  const submit = async () => {
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    return text(page).inputValue();
  };
  const first = await submit();
  expect(first).toMatch(/^3 of 3, /);
  await expect(status(page)).toHaveText(/^Done · 3 yields · \d+\.\d s$/);
  // It is written when the page is idle.
  await expect
    .poll(async () => [await submit(), await status(page).textContent()])
    .toEqual([first, expect.stringMatching(/^Done · 3 yields · from cache, \d+ ms$/)]);

  await number(page, 'Count').fill('4');
  expect(await submit()).toMatch(/^4 of 4, /);

  // The same code, opened anew.
  await page.goto('about:blank');
  await openAt(page, codeLink(cached('true')));
  await run(page);
  await untilState(page, 'idle', 'done');
  expect(await submit()).toBe(first);

  // Code that computes otherwise never gets it.
  await page.goto('about:blank');
  await openAt(page, codeLink(cached('true', 'yield `other ${n}`;')));
  await run(page);
  await untilState(page, 'idle', 'done');
  expect(await submit()).toBe('other 3');
});
