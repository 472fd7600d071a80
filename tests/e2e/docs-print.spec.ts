import { expect, type Page } from '@playwright/test';
import { readPages } from '../../vite.docs-pages';
import { test } from './playground';

const pages = readPages(new URL('../../', import.meta.url).pathname);

/** What A4 has between its margins, in CSS pixels. */
const paper = { width: 680, height: 1000 };

/** How light the text is: 0 is black, 1 is white. */
const lightness = (page: Page) =>
  page
    .locator('main > :is(p, h1), main section > p')
    .evaluateAll((all) =>
      all.flatMap((each) =>
        (getComputedStyle(each).color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255),
      ),
    );

test('on paper, the docs are their text and their code, whole, in dark ink', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage['yieldcast:preferences'] = JSON.stringify({ theme: 'dark' });
  });
  await page.setViewportSize(paper);
  for (const { slug } of pages) {
    await page.goto(`docs/${slug}.html`);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const role of ['navigation', 'search', 'button', 'banner'] as const)
      await expect(page.getByRole(role), `${role} of ${slug}`).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), slug).toBeLessThanOrEqual(paper.width);
    const cut = await page
      .locator('main :is(pre, .wide, td, th)')
      .evaluateAll((all) =>
        all
          .filter(
            (each) =>
              each.scrollWidth > each.clientWidth + 1 ||
              (each.matches('pre') && each.scrollHeight > each.clientHeight + 1),
          )
          .map((each) => each.textContent),
      );
    expect(cut, slug).toEqual([]);
    expect(Math.max(...(await lightness(page))), slug).toBeLessThan(0.5);
  }
});

test('an app that has loaded its own styles leaves the ink of a printed page dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('docs/plots.html');
  const sketch = page.locator('.live').first();
  await sketch.getByRole('button', { name: 'Submit' }).click();
  await expect(sketch.locator('canvas').first()).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  expect(Math.max(...(await lightness(page)))).toBeLessThan(0.5);
});
