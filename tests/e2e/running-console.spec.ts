import { expect } from '@playwright/test';
import { button, caret, editor, log, runCode, sketch, test, untilState } from './playground';

test('lines of the console tell their level and their place, which leads there', async ({ page }) => {
  const fn = `function* () {
  console.log('a line', { of: [1, 2] });
  console.info('told');
  console.warn('warned');
  console.error(new Error('gone wrong'));
  console.debug('seen');
  yield 1;
}`;
  await runCode(page, sketch(fn), 'done');
  const lines = log(page).locator('.pg-line');
  await expect(lines).toHaveCount(5);
  expect(await lines.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.level))).toEqual([
    'log',
    'info',
    'warn',
    'error',
    'debug',
  ]);
  await expect(lines.nth(0)).toContainText(/a line.*of.*1.*2/);
  await expect(lines.nth(3)).toContainText('gone wrong');
  const places = lines.getByRole('button');
  await expect(places).toHaveText([/^3:\d+$/, /^4:\d+$/, /^5:\d+$/, /^6:\d+$/, /^7:\d+$/]);
  await places.nth(2).click();
  await expect(editor(page)).toBeFocused();
  await expect.poll(() => caret(page)).toBe(await places.nth(2).textContent());
  await page.locator('.pg-console').getByRole('button', { name: 'Clear' }).click();
  await expect(lines).toHaveCount(0);
});

test('console lines of code that then hangs are shown', async ({ page }) => {
  await runCode(page, sketch(`function* () { console.log('before it'); for (;;); }`), 'running');
  await expect(log(page)).toContainText('before it');
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
});
