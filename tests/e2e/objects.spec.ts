import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { siteFolder } from '../tools/serve.mjs';
import {
  app,
  bar,
  button,
  codeLink,
  complaint,
  component,
  openAt,
  run,
  status,
  test,
  untilState,
  visitSite,
} from './playground';

const weights = readdirSync(join(siteFolder, 'models')).find((file) => /^centernet-.*\.bin$/.test(file)) ?? '';

/** Finds the cup in a picture that is given as a file. */
const cup = `import * as yc from 'yieldcast';
import { detect } from 'yieldcast/vision';
export default yc.Interface({
  fn: async (file: File) => (await detect(file, { threshold: 0.4 })).map(({ label }) => label).join(', '),
  inputs: yc.File({ label: 'Picture' }),
  outputs: yc.Textbox({ label: 'Out' }),
});`;

const submitPicture = async (page: Page) => {
  await openAt(page, codeLink(cup));
  await run(page);
  await untilState(page, 'idle');
  await component(page, 'Picture')
    .locator('input[type="file"]')
    .setInputFiles(fileURLToPath(new URL('../fixtures/objects/coffee.png', import.meta.url)));
  await button(page, 'Submit').click();
};

const said = (page: Page) => app(page).getByRole('textbox', { name: 'Out' });

test.describe('objects in a film', () => {
  test.use({ serviceWorkers: 'allow' });

  test('are found as it plays, in pieces of two seconds, and without a network once the model is kept', async ({
    browser,
  }) => {
    test.setTimeout(500_000);
    const site = await visitSite(browser);
    const { page } = site;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const film = async () => {
      await openAt(page, `${site.url}#example=objects`);
      await run(page);
      // The model takes a tenth of a second for each of 36 frames, and as long as it likes on a busy machine.
      await expect(app(page)).toHaveAttribute('data-state', 'done', { timeout: 200_000 });
      // Six seconds, in three pieces.
      await expect(status(page)).toHaveText(/^Done · 3 yields/);
      const video = component(page, 'Seen').locator('video');
      await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.duration)).toBeCloseTo(6, 1);
    };
    await film();
    expect(asked.filter((url) => url.endsWith(weights))).toHaveLength(1);
    await site.cutOff();
    await film();
    expect(asked.filter((url) => url.endsWith(weights))).toHaveLength(1);
    await site.close();
  });
});

test('weights that come damaged are told by their hash and not used, and the next Submit asks for them again', async ({
  page,
}) => {
  const whole = readFileSync(join(siteFolder, 'models', weights));
  const damaged = Buffer.from(whole);
  damaged[1_000_000] = (damaged[1_000_000] ?? 0) ^ 1;
  let served = damaged;
  await page.route(`**/models/${weights}`, (route) => route.fulfill({ body: served }));
  await submitPicture(page);
  await untilState(page, 'error');
  const hash = createHash('sha256').update(damaged).digest('hex');
  await expect(complaint(page)).toContainText(`The file centernet.bin of Object detector CenterNet`);
  await expect(complaint(page)).toContainText(`its SHA-256 is ${hash}`);
  served = whole;
  await button(page, 'Submit').click();
  await expect(said(page)).toHaveValue('cup');
});

test('Stop ends the loading of a model; its size, its name and its licence are shown until then', async ({ page }) => {
  let abort = () => {};
  const aborted = new Promise<void>((resolve) => {
    abort = resolve;
  });
  page.on('requestfailed', (request) => request.url().endsWith(weights) && abort());
  // It never comes.
  await page.route(`**/models/${weights}`, () => new Promise(() => {}));
  await submitPicture(page);
  await expect(app(page)).toContainText(/Object detector CenterNet .*MIT; TensorFlow\.js, Apache-2\.0/);
  await expect(app(page)).toContainText(/[\d.]+\/5\.1 MB/);
  await bar(page, 'Stop').click();
  await untilState(page, 'stopped');
  await aborted;
  await page.unroute(`**/models/${weights}`);
  await button(page, 'Submit').click();
  await expect(said(page)).toHaveValue('cup');
});
