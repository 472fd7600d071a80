import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { readPages, samplesOf } from '../../vite.docs-pages';
import { serveFolder, siteFolder } from '../tools/serve.mjs';
import { test } from './playground';

const root = new URL('../../', import.meta.url).pathname;
const pages = readPages(root);
const samples = samplesOf(pages);

const sketches = (page: Page) => page.locator('.live');
const stateOf = (sketch: Locator) => sketch.locator('[data-yc="app"]').getAttribute('data-state');

test('the docs are read without scripts: text, links, code, and the way into the playground', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}docs/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Getting started');
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Run' })).toHaveCount(0);
  await expect(sketches(page).first().getByRole('link', { name: 'Open in the playground' })).toBeVisible();
  const nav = page.getByRole('navigation', { name: 'Pages', exact: true });
  await nav.getByRole('link', { name: 'Plots' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plots');
  await expect(nav.getByRole('link', { name: 'Plots' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Samples to pick');
  await context.close();
});

test('the docs are searched by keys, and load no app and no index before one is wanted', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('docs/security.html');
  await expect(page.getByRole('combobox', { name: 'Search the docs' })).toBeVisible();
  expect(asked.filter((url) => /embed|search/.test(url))).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('checkboxgr');
  const found = page.getByRole('listbox', { name: 'Found' }).getByRole('option');
  await expect(found.first()).toContainText('CheckboxGroup');
  await page.keyboard.press('ArrowDown');
  await expect(found.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/text-numbers-and-choices\.html#CheckboxGroup$/);
  // The address is there before the page's scripts are.
  await expect(page.getByRole('combobox', { name: 'Search the docs' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('zzzz');
  await expect(page.getByText('Nothing is said of “zzzz”.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Nothing is said of “zzzz”.')).toBeHidden();
});

test('a sketch in the docs becomes an app when it is scrolled near, and opens in the playground', async ({ page }) => {
  await page.goto('docs/');
  const sketch = sketches(page).first();
  await sketch.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => stateOf(sketch)).toBe('done');
  await expect(sketch.getByRole('spinbutton', { name: 'Now' })).toHaveValue('1');
  await sketch.getByRole('link', { name: 'Open in the playground' }).click();
  await expect(page.locator('.cm-content')).toContainText('countdown');
});

const runnable = pages.filter(({ slug }) => samples.some(({ page, kind }) => page === slug && kind === 'live'));

for (const { slug } of runnable) {
  test(`every sketch of the page ${slug} of the docs runs`, async ({ page }) => {
    await page.goto(`docs/${slug}.html`);
    const shown = samples.filter((sample) => sample.page === slug && sample.kind !== 'fragment');
    await expect(sketches(page)).toHaveCount(shown.length);
    for (const [at, { kind }] of shown.entries()) {
      if (kind !== 'live') continue;
      const sketch = sketches(page).nth(at);
      await sketch.scrollIntoViewIfNeeded();
      const app = sketch.locator('[data-yc="app"]');
      await expect(app).toBeVisible();
      const submit = app.getByRole('button', { name: 'Submit' });
      await expect.poll(() => stateOf(sketch)).not.toBe('loading');
      if ((await submit.count()) > 0) {
        await submit.first().click();
        await expect.poll(() => stateOf(sketch), { message: `${slug}, ${at + 1}` }).toBe('done');
      }
      await expect(app.locator('.yc-alert')).toHaveCount(0);
    }
  });
}

test('a sketch of the reference reads the files of the site', async ({ page }) => {
  for (const slug of ['pictures-and-media-in-code', 'text-numbers-and-choices']) {
    await page.goto(`docs/${slug}.html`);
    const naming = sketches(page).filter({ hasText: './examples/' });
    expect(await naming.count(), slug).toBeGreaterThan(0);
    for (const sketch of await naming.all()) {
      await sketch.scrollIntoViewIfNeeded();
      await sketch.getByRole('button', { name: 'Submit' }).click();
      await expect.poll(() => stateOf(sketch), { message: (await sketch.textContent()) ?? '' }).toBe('done');
      await expect(sketch.locator('.yc-alert')).toHaveCount(0);
    }
  }
});

const faults = async (page: Page, rules: string[] = []) => {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

test('axe finds nothing in the docs, in light, in dark, at 320 px with the list of pages open, nor does anything overflow', async ({
  page,
}) => {
  for (const path of ['docs/', 'docs/plots.html', 'docs/embedding.html']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    expect(await faults(page), path).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    // The other rules see no colours: once is enough for them.
    expect(await faults(page, ['color-contrast']), `${path} in dark`).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
    await page.getByRole('button', { name: 'Pages' }).click();
    await expect(page.getByRole('navigation', { name: 'Pages', exact: true })).toBeVisible();
    expect(await faults(page, ['color-contrast', 'scrollable-region-focusable', 'target-size']), path).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('whoever has opened one page of the docs reads and searches all of them without a network', async ({
    browser,
  }) => {
    const site = await serveFolder(siteFolder, '/a/b/');
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    const page = await context.newPage();
    await page.goto(site.url);
    const controlled = () => page.evaluate(() => navigator.serviceWorker.controller !== null);
    await expect.poll(controlled).toBe(true);
    const stored = () =>
      page.evaluate(async (prefix) => {
        const found = new Set<string>();
        for (const name of await caches.keys())
          for (const { url } of await (await caches.open(name)).keys())
            if (url.startsWith(prefix)) found.add(url.slice(prefix.length).replace(/\?.*/, ''));
        return [...found].sort();
      }, `${site.url}docs/`);
    expect(await stored()).toEqual([]);
    await page.goto(`${site.url}docs/`);
    await expect.poll(stored).toEqual(readdirSync(join(siteFolder, 'docs')).sort());
    const sketch = sketches(page).first();
    await sketch.getByRole('button', { name: 'Submit' }).click();
    await expect.poll(() => stateOf(sketch)).toBe('done');
    const missing = () =>
      page.evaluate(async () => {
        const names = performance.getEntriesByType('resource').map(({ name }) => name.replace(/#.*/, ''));
        const found = await Promise.all(names.map((name) => caches.match(name, { ignoreSearch: true })));
        return names.filter((name, at) => name.startsWith('http') && !found[at]);
      });
    await expect.poll(missing).toEqual([]);
    await site.close();
    await context.setOffline(true);
    await page.goto(`${site.url}docs/security.html`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Security');
    await page.keyboard.press('/');
    await page.keyboard.type('checkboxgroup');
    await expect(page.getByRole('listbox', { name: 'Found' }).getByRole('option').first()).toContainText(
      'CheckboxGroup',
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Text, numbers and choices');
    await page.goto(`${site.url}docs/`);
    await sketch.getByRole('button', { name: 'Submit' }).click();
    await expect.poll(() => stateOf(sketch)).toBe('done');
    await context.close();
  });
});
