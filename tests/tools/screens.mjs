import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { root } from './dependencies.mjs';
import { serveSite } from './serve.mjs';

/**
 * Takes the pictures in `docs/screens`, to be compared by eye: `npm run build`, then `node tests/tools/screens.mjs`. Each
 * screen is taken in light and in dark, 1280 and 320 pixels wide. With names, as `node tests/tools/screens.mjs export`, only these are taken.
 */

const run = (page) => page.locator('.pg-run').click();
const until = (page, ...states) =>
  page.waitForFunction(
    (states) => states.includes(document.querySelector('[data-yc=app]')?.dataset.state ?? ''),
    states,
  );

const screens = {
  'first-visit': { hash: '', act: (page) => until(page, 'running', 'done') },
  gallery: { hash: '#example=count', act: (page) => page.locator('.pg-picker').click() },
  settings: { hash: '#example=chat', act: (page) => page.getByRole('button', { name: 'Settings' }).click() },
  sound: { hash: '#example=tone', act: (page) => run(page).then(() => until(page, 'done')) },
  images: { hash: '#example=fake-diffusion', act: (page) => run(page).then(() => until(page, 'done')) },
  blocks: { hash: '#example=blocks', act: (page) => run(page).then(() => page.locator('[data-yc=app]').waitFor()) },
  docs: {
    hash: '#docs=Slider',
    ready: '[data-name=Slider][open]',
    act: (page) => page.getByText('Your first yield').click(),
  },
  sketches: {
    hash: '#example=count',
    async act(page) {
      await page.locator('.cm-content').click();
      await page.keyboard.insertText('// mine\n');
      await page.locator('.pg-picker').click();
      await page.getByRole('button', { name: 'All, with earlier versions' }).click();
      await page.locator('.pg-sketch').waitFor();
    },
  },
  export: {
    hash: '#example=chat',
    act: (page) => page.locator('.pg-bar').getByRole('button', { name: 'Export', exact: true }).click(),
  },
  'an-error': { hash: '#example=an-error', act: (page) => run(page).then(() => until(page, 'error')) },
};

const only = process.argv.slice(2);
const site = await serveSite();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });
mkdirSync(`${root}docs/screens`, { recursive: true });
for (const [name, { hash, act, ready = '.pg-run:enabled' }] of Object.entries(screens)) {
  if (only.length > 0 && !only.includes(name)) continue;
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 320]) {
      const viewport = { width, height: width > 800 ? 800 : 640 };
      const context = await browser.newContext({ viewport, colorScheme, serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(site.url + hash);
      await page.locator(ready).waitFor();
      await act(page);
      await page.waitForTimeout(1000);
      const path = `${root}docs/screens/${name}-${colorScheme}-${width}.jpg`;
      await page.screenshot({ path, type: 'jpeg', quality: 70 });
      await context.close();
    }
  }
}
await browser.close();
await site.close();
