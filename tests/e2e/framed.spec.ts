import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { serveFolder } from '../tools/serve.mjs';
import { withDevices } from './capture';
import { codeLink, sketch, test } from './playground';

test.use(withDevices);

test('framed by another site, an app without leave from it gets no device, and asks for none', async ({
  browser,
  baseURL,
}) => {
  const source = sketch(
    'function* (sound) { yield 1; }',
    "yc.Number({ label: 'Out' }), inputs: yc.Audio({ label: 'In', sources: ['microphone'] })",
  );
  const folder = await mkdtemp(join(tmpdir(), 'yieldcast-'));
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><iframe id="f" style="width:900px;height:700px" src="${baseURL}${codeLink(source)}&view=app"></iframe>`,
  );
  const outer = await serveFolder(folder, '/');
  // Here the browser gives a microphone to each page that asks. What is in a frame gets none all the same.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(outer.url);
  const frame = page.frameLocator('#f');
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await frame
    .getByRole('button', { name: /record/i })
    .first()
    .click();
  await expect(frame.locator('[data-yc-kind="audio"]').first()).toContainText('This page may not use the microphone');
  await context.close();
  await outer.close();
  await rm(folder, { recursive: true });
});
