import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { root } from './dependencies.mjs';
import { serveSite } from './serve.mjs';

/**
 * Draws the icons that installers ask for, and the pictures of the built site that they show. Run it when `icon.svg` or
 * the look of the page has changed: `npm run build && node tests/tools/pictures.mjs`, then commit what it wrote.
 */
const publicFolder = `${root}public/`;
const icon = readFileSync(`${publicFolder}icon.svg`, 'utf8');
const square = icon.replace(/ rx="6"/, '');

const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments });

/** The icon as a PNG. Of a maskable one, an outer tenth on each side may be cut away, so it is smaller within. */
const drawIcon = async (name, size, { svg = icon, scale = 1 } = {}) => {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inside = size * scale;
  await page.setContent(
    `<style>body{margin:0;background:${scale < 1 ? '#00695a' : 'transparent'};display:grid;place-items:center;height:100vh}
    img{width:${inside}px;height:${inside}px}</style><img src="data:image/svg+xml,${encodeURIComponent(svg)}">`,
  );
  await page.locator('img').evaluate((image) => image.decode());
  writeFileSync(`${publicFolder}${name}`, await page.screenshot({ omitBackground: true }));
  await page.close();
};

mkdirSync(`${publicFolder}icons`, { recursive: true });
await drawIcon('icons/192.png', 192);
await drawIcon('icons/512.png', 512);
await drawIcon('icons/maskable-512.png', 512, { svg: square, scale: 0.8 });
await drawIcon('apple-touch-icon.png', 180, { svg: square });

const site = await serveSite();
mkdirSync(`${publicFolder}screenshots`, { recursive: true });
const shots = [
  { name: 'wide', viewport: { width: 1280, height: 800 }, example: 'fake-diffusion' },
  { name: 'narrow', viewport: { width: 390, height: 844 }, example: 'fake-diffusion' },
];
for (const { name, viewport, example } of shots) {
  const page = await browser.newPage({ viewport, colorScheme: 'light', serviceWorkers: 'block' });
  await page.goto(`${site.url}#example=${example}`);
  await page.locator('.cm-content').waitFor({ state: 'attached' });
  await page.locator('.pg-bar').getByRole('button', { name: 'Run', exact: true }).click();
  const submit = page.locator('[data-yc="app"]').getByRole('button', { name: 'Submit', exact: true });
  await submit.waitFor();
  if (await page.locator('[data-yc="app"][data-state="idle"]').isVisible()) await submit.click();
  await page.locator('[data-yc="app"][data-state="done"]').waitFor({ timeout: 120_000 });
  writeFileSync(`${publicFolder}screenshots/${name}.png`, await page.screenshot());
  await page.close();
}
await site.close();
await browser.close();
