import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { siteFolder } from '../tools/serve.mjs';
import {
  app,
  button,
  complaint,
  log,
  openAt,
  run,
  runCode,
  sketch,
  stopPatiently,
  test,
  text,
  untilState,
  visitSite,
} from './playground';

const weights = readdirSync(join(siteFolder, 'models')).find((file) => /^austen-.*\.bin$/.test(file)) ?? '';

const messages = (page: Page) => app(page).locator('[data-yc-kind="chatbot"] li');

/** A story that would go on for longer than any test waits. */
const endless = `import { generateText } from 'yieldcast/text';
${sketch(
  `async function* () {
  let story = 'Emma';
  for (;;) for await (const piece of generateText(story, { maxTokens: 10_000 })) yield (story += piece);
}`,
  "yc.Textbox({ label: 'Out' })",
)}`;

/** The same, by a function that shows nothing of it. */
const silent = `import * as yc from 'yieldcast';
import { generateText } from 'yieldcast/text';
async function write() {
  try {
    for (;;) for await (const piece of generateText('Emma')) if (piece === '.') console.log('a sentence');
  } finally {
    console.log('ended');
  }
}
export default yc.Interface({ fn: write, outputs: yc.Textbox({ label: 'Out' }) });`;

test.describe('a tiny language model', () => {
  test.use({ serviceWorkers: 'allow' });

  test('goes on with a story in a chat, and without a network once it is kept', async ({ browser }) => {
    test.setTimeout(400_000);
    const site = await visitSite(browser);
    const { page } = site;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const open = async () => {
      await openAt(page, `${site.url}#example=tiny-language-model`);
      await run(page);
      await untilState(page, 'idle');
    };
    const answered = async () => {
      await expect(app(page)).toHaveAttribute('data-state', 'done', { timeout: 100_000 });
      await expect(messages(page)).toHaveCount(2);
      await expect(messages(page).last()).toContainText(/It is a truth universally acknowledged, that[\s\S]{60}/);
    };
    await open();
    // Nothing is loaded before somebody begins a story, but for the code that names the model.
    expect(asked.filter((url) => url.endsWith(weights))).toEqual([]);
    await button(page, 'Submit').click();
    await answered();
    expect(asked.filter((url) => url.endsWith(weights))).toHaveLength(1);
    await site.cutOff();
    await open();
    await button(page, 'Submit').click();
    await answered();
    await site.close();
  });
});

test('Stop ends a story that would go on, and keeps what there is of it', async ({ page }) => {
  await runCode(page, endless, 'running');
  await expect(text(page)).toHaveValue(/^Emma[\s\S]{40}/);
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(text(page)).toHaveValue(/^Emma[\s\S]{40}/);
});

test('Stop also ends a function that awaits the whole story', async ({ page }) => {
  await stopPatiently(page);
  await runCode(page, silent, 'running');
  await expect(log(page)).toContainText('a sentence');
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(log(page)).toContainText('ended');
});

test('without a network, a model that is not kept yet is told', async ({ page }) => {
  await page.route(`**/models/${weights}`, (route) => route.abort('internetdisconnected'));
  await runCode(page, endless, 'error');
  await expect(complaint(page)).toContainText('austen.bin');
});
