import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { pressIn, withDevices } from './capture';
import {
  app,
  bar,
  button,
  codeLink,
  component,
  openAt,
  records,
  run,
  status,
  stopPatiently,
  test,
  text,
  untilState,
  visitSite,
} from './playground';

const path = fileURLToPath(new URL('../fixtures/speech/drifting.wav', import.meta.url));
const sentence = readFileSync(path).toString('base64');

test.use({ ...withDevices, serviceWorkers: 'allow' });

type Microphone = { say(wav: string): Promise<void> };

/** Gives the page a microphone that is silent until the test has it {@link say} something. Call before it is opened. */
const giveMicrophone = (page: Page) =>
  page.addInitScript(() => {
    let microphone: MediaStreamAudioDestinationNode | undefined;
    const open = async () => {
      const context = new AudioContext();
      microphone = context.createMediaStreamDestination();
      const silence = new ConstantSourceNode(context, { offset: 0 });
      silence.connect(microphone);
      silence.start();
      await context.resume();
      return microphone.stream;
    };
    const say = async (wav: string) => {
      if (!microphone) throw new Error('Nobody listens.');
      const { context } = microphone;
      const bytes = Uint8Array.from(atob(wav), (each) => each.charCodeAt(0));
      const buffer = await (context as AudioContext).decodeAudioData(bytes.buffer);
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(microphone);
      const ended = new Promise((resolve) => source.addEventListener('ended', resolve));
      source.start();
      await ended;
    };
    navigator.mediaDevices.getUserMedia = open;
    Object.assign(globalThis, { microphone: { say } });
  });

/** Says a sentence of 2.9 s, to its end. */
const say = (page: Page) =>
  page.evaluate((wav) => (globalThis as unknown as { microphone: Microphone }).microphone.say(wav), sentence);

const answer = (page: Page) => component(page, 'Answer').locator('audio');

/** Waits until an answer is heard, and slows it down, so that it lasts however busy the machine is. */
const untilAnswering = async (page: Page) => {
  const isPlaying = (each: HTMLAudioElement) => !each.paused && each.currentTime > 0.1 && each.duration > 2;
  await expect.poll(() => answer(page).evaluate(isPlaying), { timeout: 100_000 }).toBe(true);
  await answer(page).evaluate((each: HTMLAudioElement) => {
    each.playbackRate = 0.1;
  });
};

const outcomes = async (page: Page) => (await records(page)).map((each) => `${each.outcome} ${each.yields}`);

const listen = async (page: Page, url: string) => {
  await openAt(page, `${url}#example=hands-free`);
  await run(page);
  await untilState(page, 'idle');
  await pressIn(page, 'You', 'Start');
  await untilState(page, 'running');
};

test('what is said is kept and answered aloud, talking over the answer ends it, and all of it works offline', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const site = await visitSite(browser);
  const { page } = site;
  await giveMicrophone(page);
  await listen(page, site.url);
  await say(page);
  await untilAnswering(page);
  // Only what was said: the silence before it is left out, and most of what comes after it.
  const said = component(page, 'What you said').locator('audio');
  const seconds = () => said.evaluate((each: HTMLAudioElement) => each.duration);
  await expect.poll(seconds).toBeGreaterThan(2.3);
  expect(await seconds()).toBeLessThan(3.6);
  // Somebody began to speak, which clears the answer; then came an answer of two sentences.
  expect(await outcomes(page)).toEqual(['done 1', 'done 2']);

  const first = await answer(page).evaluate((each: HTMLAudioElement) => each.src);
  const over = answer(page).evaluate(
    (each: HTMLAudioElement) =>
      new Promise<boolean>((resolve) => {
        const { duration } = each;
        each.addEventListener('emptied', () => resolve(duration > 2), { once: true });
        each.addEventListener('ended', () => resolve(false), { once: true });
      }),
  );
  await say(page);
  expect(await over).toBe(true);
  await untilAnswering(page);
  expect(await answer(page).evaluate((each: HTMLAudioElement) => each.src)).not.toBe(first);
  expect(await outcomes(page)).toEqual(['done 1', 'done 2', 'done 1', 'done 2']);
  await pressIn(page, 'You', 'Stop');
  await site.cutOff();
  await listen(page, site.url);
  await say(page);
  await untilAnswering(page);
  await site.close();
});

test('talking over an answer that is still being made ends it, and the ear goes on', async ({ page }) => {
  await giveMicrophone(page);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/models\/voice-[0-9a-f]+\.onnx/, async (route) => {
    await released;
    await route.continue().catch(() => {});
  });
  await listen(page, '');
  await say(page);
  const loading = app(page).getByText(/Voice hibari/);
  await expect(loading).toBeVisible();
  await say(page);
  await expect.poll(() => outcomes(page)).toEqual(['done 1', 'stopped 0', 'done 1']);
  release();
  await untilAnswering(page);
  expect(await outcomes(page)).toEqual(['done 1', 'stopped 0', 'done 1', 'done 2']);
});

/** Reads a long text, and counts how often it was asked to: a sandbox that was replaced begins at 1 again. */
const reader = `import * as yc from 'yieldcast';
import { speak } from 'yieldcast/speech';
let count = 0;
export default yc.Interface({
  fn: async function* (text: string) {
    count++;
    for await (const sentence of speak(text)) yield \`\${count}: \${sentence.text}\`;
  },
  inputs: yc.Textbox({ label: 'Text', value: 'As I see it, yes. '.repeat(20_000) }),
  outputs: yc.Textbox({ label: 'Out' }),
});`;

test('Stop ends the reading of a very long text between two sentences, and its sandbox lives on', async ({ page }) => {
  await stopPatiently(page);
  await openAt(page, codeLink(reader));
  await run(page);
  for (const count of [1, 2, 3]) {
    if (count > 1) await button(page, 'Submit').click();
    await expect(text(page, 'Out')).toHaveValue(`${count}: As I see it, yes.`);
    await bar(page, 'Stop').click();
    await untilState(page, 'stopped');
    await expect(status(page)).toHaveText(/^Stopped/);
  }
});
