import { expect, type Page } from '@playwright/test';
import { app, button, openCode, records, run, runCode, sketch, test, untilState } from './playground';

test.describe('nothing jumps in a run', () => {
  /** Has the page add up how far things move by themselves, those that follow a click included. */
  const watchShifts = (page: Page) =>
    page.evaluate(() => {
      Object.assign(globalThis, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (globalThis as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift' });
    });
  const shift = (page: Page) => page.evaluate(() => (globalThis as unknown as { shift: number }).shift);

  const runs: Record<string, string> = {
    'of growing text': `fn: async function* () { let text = ''; for (let i = 0; i < 30; i++) { text += 'some more words of it '; yield text; await yc.sleep(0.01); } }, outputs: yc.Textbox({ label: 'Out' })`,
    'of images of several sizes': `fn: async function* () { for (const side of [600, 600, 1000]) { yield yc.noise(side, side); await yc.sleep(0.1); } }, outputs: yc.Image({ label: 'Out' })`,
    'of numbers beside a picture': `fn: async function* () { for (let i = 0; i < 20; i++) { yield [i ** 5, yc.noise(100, 100)]; await yc.sleep(0.02); } }, outputs: [yc.Number({ label: 'Out' }), yc.Image({ label: 'Picture' })]`,
    'that fails': `fn: async function* () { yield 1; await yc.sleep(0.1); throw new Error('wrong'); }, outputs: yc.Number({ label: 'Out' })`,
  };
  const sketchOf = (options: string) =>
    `import * as yc from 'yieldcast';\nexport default yc.Interface({ ${options}, inputs: yc.Textbox({ label: 'In' }) });`;
  for (const [what, options] of Object.entries(runs)) {
    test(what, async ({ page }) => {
      await runCode(page, sketchOf(options), 'done', 'error');
      await watchShifts(page);
      for (let round = 0; round < 2; round++) {
        await button(page, 'Submit').click();
        await untilState(page, 'done', 'error');
      }
      expect(await shift(page)).toBeLessThanOrEqual(0.05);
    });
  }

  test('as Run shows an app, and at the next Run', async ({ page }) => {
    await openCode(
      page,
      sketch('async function* () { yield 1; await yc.sleep(0.1); yield 2; }', "yc.Number({ label: 'Out' })"),
    );
    await watchShifts(page);
    for (let round = 0; round < 2; round++) {
      await run(page);
      await expect.poll(() => records(page)).toHaveLength(round + 1);
    }
    expect(await shift(page)).toBeLessThanOrEqual(0.05);
  });

  test('on a narrow page', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await runCode(page, sketchOf(runs['of growing text'] ?? ''), 'done');
    await watchShifts(page);
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    expect(await shift(page)).toBeLessThanOrEqual(0.05);
  });

  test('and what does jump is noticed', async ({ page }) => {
    await runCode(page, sketchOf(runs['that fails'] ?? ''), 'error');
    await watchShifts(page);
    await app(page).evaluate((element) => {
      element.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }));
    });
    await expect.poll(() => shift(page)).toBeGreaterThan(0.05);
  });
});
