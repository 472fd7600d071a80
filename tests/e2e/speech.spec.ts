import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { serveFolder } from '../tools/serve.mjs';
import { pressIn, withDevices } from './capture';
import { button, component, openAt, records, run, test, text, untilState, untilWorksOffline } from './playground';

const dist = process.env.YIELDCAST_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

test.use({ ...withDevices, serviceWorkers: 'allow' });

const open = async (page: Page, url: string) => {
  await openAt(page, `${url}#example=spoken-answer`);
  await run(page);
  await untilState(page, 'idle');
};

/** Waits for the answer to a question, by how many have been asked: what is heard is as long as the voice needs for it. */
const untilAnswered = async (page: Page, count: number) => {
  // A run draws the answer, and another one reads its two sentences.
  const yields = async () => (await records(page)).map((each) => `${each.outcome} ${each.yields}`);
  await expect.poll(yields, { timeout: 100_000 }).toEqual(Array(count).fill(['done 1', 'done 2']).flat());
  await expect(text(page, 'Answer')).toHaveValue(/^\S.+[.!] \S.+\. $/);
  const voice = component(page, 'Voice').locator('audio');
  await expect.poll(() => voice.evaluate((each: HTMLAudioElement) => each.duration)).toBeGreaterThan(2);
  expect(await voice.evaluate((each: HTMLAudioElement) => each.duration)).toBeLessThan(8);
};

test('an answer is spoken, asked by a button, by text and aloud, and without a network once the voice is kept', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const site = await serveFolder(dist, '/a/b/');
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, site.url);
  // Nothing is loaded before somebody asks, but for the code that names the voice.
  expect(asked.filter((path) => /voice-.*\.onnx|onnxruntime-/.test(path))).toEqual([]);
  await button(page, 'Ask').click();
  await untilAnswered(page, 1);
  expect(asked.filter((path) => /voice-.*\.onnx/.test(path))).toHaveLength(1);
  await untilWorksOffline(page);

  await site.close();
  await context.setOffline(true);
  await page.goto('about:blank');
  await open(page, site.url);
  await text(page, 'Or type').fill('Is anybody there?');
  await text(page, 'Or type').press('Enter');
  await untilAnswered(page, 1);

  await pressIn(page, 'Ask aloud', 'Record');
  await expect(component(page, 'Ask aloud')).toContainText(/0:0[1-9]/);
  await pressIn(page, 'Ask aloud', 'Stop');
  await untilAnswered(page, 2);
  await context.close();
});
