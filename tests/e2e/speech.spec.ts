import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { correlation } from '../unit/runtime/speech/correlation';
import { heard, hurry, readWav, untilPlayed, watchSound } from './audio';
import { pressIn, withDevices } from './capture';
import {
  button,
  codeLink,
  complaint,
  component,
  openAt,
  records,
  run,
  test,
  text,
  untilState,
  visitSite,
} from './playground';

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
  const site = await visitSite(browser);
  const { page } = site;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await open(page, site.url);
  // Nothing is loaded before somebody asks, but for the code that names the voice.
  expect(asked.filter((path) => /voice-.*\.onnx|onnxruntime-/.test(path))).toEqual([]);
  await button(page, 'Ask').click();
  await untilAnswered(page, 1);
  expect(asked.filter((path) => /voice-.*\.onnx/.test(path))).toHaveLength(1);
  await site.cutOff();
  await open(page, site.url);
  await text(page, 'Or type').fill('Is anybody there?');
  await text(page, 'Or type').press('Enter');
  await untilAnswered(page, 1);

  await pressIn(page, 'Ask aloud', 'Record');
  await expect(component(page, 'Ask aloud')).toContainText(/0:0[1-9]/);
  await pressIn(page, 'Ask aloud', 'Stop');
  await untilAnswered(page, 2);
  await site.close();
});

/** Reads aloud what is in its field. */
const reader = (text: string) => `import * as yc from 'yieldcast';
import { speak } from 'yieldcast/speech';
export default yc.Interface({
  fn: (text: string) => speak(text),
  inputs: yc.Textbox({ label: 'Text', value: ${JSON.stringify(text)} }),
  outputs: yc.Audio({ label: 'Out', streaming: true, autoplay: true }),
});`;

test('what is played is what the voice’s own package says, sentence after sentence', async ({ page }) => {
  await watchSound(page);
  const text = 'Hello there. It is certain. Most likely. Very doubtful! Mr Smith and Mrs Jones and Dr Who.';
  await openAt(page, codeLink(reader(text)));
  await run(page);
  await untilState(page, 'done');
  await hurry(page);
  await untilPlayed(page);
  const its = readWav(readFileSync(new URL('../fixtures/speech/alike.wav', import.meta.url)));
  const { samples } = await heard(page, its.sampleRate);
  expect(samples.length).toBe(its.samples.length);
  expect(correlation(Float32Array.from(samples), Float32Array.from(its.samples))).toBeGreaterThan(0.99);
});

test('a text in another script is refused with a sentence, and one without words with a notice', async ({ page }) => {
  await openAt(page, codeLink(reader('你好，世界')));
  await run(page);
  await untilState(page, 'error');
  await expect(complaint(page)).toContainText('This voice speaks English only; it cannot read “你好”.');
  await page.goto('about:blank');
  await openAt(page, codeLink(reader('👍')));
  await run(page);
  await untilState(page, 'done');
  await expect(page.getByText('There is nothing to read aloud.')).toBeVisible();
});
