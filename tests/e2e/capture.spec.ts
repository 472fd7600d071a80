import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { microphone } from '../tools/numbered-media.mjs';
import { audio, difference, heard, hurry, readWav, untilPlayed, watchSound } from './audio';
import { arrivalsOf, keepTracks, lights, numberOf, pressIn, soundsSeen, unbroken, withDevices } from './capture';
import {
  alert,
  app,
  arrivals,
  bar,
  button,
  component,
  keepArrivals,
  number,
  openAt,
  run,
  runCode,
  status,
  test,
  untilState,
} from './playground';

test.use(withDevices);

const micSketch = (fn: string, options = '', more = '') =>
  `import * as yc from 'yieldcast';
  ${more}
  const mic = yc.Audio({ label: 'Mic', sources: ['microphone'], streaming: true });
  const out = yc.Audio({ label: 'Out' });
  mic.stream(${fn}, mic, out, { ${options} });
  export default yc.Blocks(mic, out);`;

/** How many pieces of sound were yielded. It is asked again and again, and so takes none of their samples. */
const handed = (page: Page) => arrivalsOf(page, 'samples');

for (const every of [0.1, 0.25, 1]) {
  for (const factor of [0, 0.5, 2]) {
    test(`sound every ${every} s, a function of ${factor} times that: every sample once, in order, to the last`, async ({
      page,
    }) => {
      await keepArrivals(page);
      const fn = `async (sound) => { await yc.sleep(${every * factor}); return sound; }`;
      await runCode(page, micSketch(fn, `streamEvery: ${every}`), 'idle');
      const length = every * microphone.rate;
      let left = 0;
      // The device gives hundredths of a second: now and then nothing is left at Stop, and it is taken again.
      for (let take = 0; take < 5 && left === 0; take++) {
        const before = await handed(page);
        await pressIn(page, 'Mic', 'Start');
        await untilState(page, 'running');
        await expect.poll(() => handed(page)).toBeGreaterThan(before + (every < 1 ? 3 : 0));
        await pressIn(page, 'Mic', 'Stop');
        await untilState(page, 'done');
        const pieces = (await soundsSeen(page)).slice(before);
        // Each is as long as was asked, or as several that had to wait; the last is what was left.
        for (const piece of pieces.slice(0, -1)) expect(piece.length % length).toBe(0);
        expect(pieces[0]).toHaveLength(length);
        const all = pieces.flat();
        expect(unbroken(all)).toBe(all.length);
        left = all.length % length;
      }
      expect(left).toBeGreaterThan(0);
    });
  }
}

const numbersSeen = async (page: Page) =>
  (await arrivals(page)).flatMap((each) => (typeof each === 'number' ? [each] : []));

for (const seconds of [0, 0.6]) {
  test(`frames for a function of ${seconds} s: each is newer than the one before, and none is left over`, async ({
    page,
  }) => {
    await keepArrivals(page);
    await runCode(
      page,
      `import * as yc from 'yieldcast';
      const numberOf = ${numberOf};
      const camera = yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true });
      const out = yc.Number({ label: 'Out' });
      camera.stream(async (frame) => { const seen = numberOf(frame); await yc.sleep(${seconds}); return seen; }, camera, out, { streamEvery: 0.1 });
      export default yc.Blocks(camera, out);`,
      'idle',
    );
    await pressIn(page, 'Camera', 'Start');
    await expect.poll(() => numbersSeen(page).then(({ length }) => length)).toBeGreaterThan(5);
    await pressIn(page, 'Camera', 'Stop');
    await untilState(page, 'done');
    const numbers = await numbersSeen(page);
    // Its file has a hundred frames, twenty a second. One that waited in a queue would follow the one before at once.
    const steps = numbers.slice(1).map((each, i) => (each - (numbers[i] ?? 0) + 100) % 100);
    for (const step of steps) expect(step).toBeGreaterThanOrEqual(seconds > 0 ? 4 : 1);
    expect(numbers.every((each) => each < 100)).toBe(true);
  });
}

test('a slider that is moved in mid-stream acts on the next piece', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (sound, n) => n,
      inputs: [yc.Audio({ label: 'Mic', streaming: true }), yc.Slider({ label: 'N', value: 3, step: 1 })],
      outputs: yc.Number({ label: 'Out' }), live: true, streamEvery: 0.1,
    });`,
    'idle',
  );
  await expect(button(page, 'Stop')).toBeDisabled();
  await pressIn(page, 'Mic', 'Start');
  await expect(number(page)).toHaveValue('3');
  await app(page).getByRole('slider', { name: 'N' }).press('End');
  await expect(number(page)).toHaveValue('100');
  await expect(component(page, 'Mic').getByRole('progressbar')).toHaveAttribute('aria-valuetext', /left/);
  await bar(page, 'Stop').click();
  await untilState(page, 'stopped');
});

test('a stream ends by itself at its limit, and says so', async ({ page }) => {
  await runCode(page, micSketch('() => {}', 'streamEvery: 0.1, timeLimit: 1').replace(', out, {', ', null, {'), 'idle');
  await pressIn(page, 'Mic', 'Start');
  await untilState(page, 'done');
  await expect(component(page, 'Mic')).toContainText('1 s');
});

test.describe('the light goes out', () => {
  const ended = async (page: Page) => {
    await expect.poll(() => lights(page)).toEqual(['ended']);
  };
  const begin = async (page: Page, fn = '() => {}') => {
    await keepTracks(page);
    await runCode(page, micSketch(fn, 'streamEvery: 0.1').replace(', out, {', ', null, {'), 'idle');
    await pressIn(page, 'Mic', 'Start');
  };

  test('at Stop, of the component, of the app', async ({ page }) => {
    await begin(page);
    await untilState(page, 'running');
    await expect.poll(() => lights(page)).toEqual(['live']);
    await pressIn(page, 'Mic', 'Stop');
    await ended(page);
    await untilState(page, 'done');
    await pressIn(page, 'Mic', 'Start');
    await untilState(page, 'running');
    await bar(page, 'Stop').click();
    await untilState(page, 'stopped');
    await expect.poll(() => lights(page)).toEqual(['ended', 'ended']);
  });

  test('when the function fails, which is told', async ({ page }) => {
    await begin(page, "() => { throw new Error('Too loud.'); }");
    await untilState(page, 'error');
    await expect(alert(page)).toContainText('Too loud.');
    await ended(page);
  });

  test('when another app comes in the midst of a recording', async ({ page }) => {
    await keepTracks(page);
    const source = `import * as yc from 'yieldcast'; const mic = yc.Audio({ label: 'Mic' }); export default yc.Blocks(mic);`;
    await runCode(page, source, 'idle');
    await pressIn(page, 'Mic', 'Record');
    await expect.poll(() => lights(page)).toEqual(['live']);
    await run(page);
    await ended(page);
  });
});

test('keep repeating: five seconds that were recorded are heard ten times, joined to the sample', async ({ page }) => {
  await watchSound(page);
  await openAt(page, '#example=keep-repeating');
  await run(page);
  await untilState(page, 'idle');
  await pressIn(page, 'Recording', 'Record');
  await expect(component(page, 'Recording').locator('.yc-elapsed')).toHaveText(/^0:(?:0[5-9]|[1-5]\d)/);
  await pressIn(page, 'Recording', 'Stop');
  const download = page.waitForEvent('download');
  await pressIn(page, 'Recording', 'Download');
  const once = readWav(await readFile(await (await download).path())).samples;
  expect(once.length).toBeGreaterThan(4.9 * microphone.rate);
  await button(page, 'Submit').click();
  await expect(audio(page, 'Repeated')).toHaveJSProperty('paused', false);
  await hurry(page, 'Repeated');
  await untilPlayed(page, 'Repeated');
  await untilState(page, 'done');
  const repeated = await heard(page, microphone.rate, 'Repeated');
  const wanted = new Int16Array(10 * once.length);
  for (let i = 0; i < 10; i++) wanted.set(once, i * once.length);
  expect(difference(repeated.samples, wanted)).toEqual({ samples: 0, step: 0 });
});

test('what is recorded may be given as samples, and comes as they were made', async ({ page }) => {
  await keepArrivals(page);
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (sound) => sound, inputs: yc.Audio({ label: 'Mic', type: 'samples', sources: ['microphone'] }), outputs: yc.Audio({ label: 'Out' }),
    });`,
    'idle',
  );
  await pressIn(page, 'Mic', 'Record');
  await expect(component(page, 'Mic').locator('.yc-elapsed')).toHaveText(/^0:(?!00)/);
  await pressIn(page, 'Mic', 'Stop');
  await expect(component(page, 'Mic').getByRole('button', { name: 'Retake' })).toBeVisible();
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  const [sound = []] = await soundsSeen(page);
  expect(sound.length).toBeGreaterThan(0.9 * microphone.rate);
  expect(unbroken(sound)).toBe(sound.length);
});

test('Submit ends a recording that is still on, and takes it', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: ({ sampleRate, samples }) => samples.length / sampleRate,
      inputs: yc.Audio({ label: 'Mic', type: 'samples', sources: ['microphone'] }), outputs: yc.Number({ label: 'Seconds' }),
    });`,
    'idle',
  );
  await pressIn(page, 'Mic', 'Record');
  await expect(component(page, 'Mic').locator('.yc-elapsed')).toHaveText(/^0:(?!00)/);
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(component(page, 'Mic').getByRole('button', { name: 'Retake' })).toBeVisible();
  expect(Number(await number(page, 'Seconds').inputValue())).toBeGreaterThan(0.9);
});

test.describe('the gallery', () => {
  const shows = async (page: Page, label: string) => {
    const width = () =>
      component(page, label)
        .locator('canvas')
        .evaluate((canvas) => (canvas as HTMLCanvasElement).width);
    await expect.poll(width).toBeGreaterThan(100);
  };

  for (const [name, input, output] of [
    ['streaming-filter', 'Camera', 'Filtered'],
    ['unified', 'Negative', 'Negative'],
    ['live-level', 'Microphone', 'Level'],
  ] as const) {
    test(`${name} streams`, async ({ page }) => {
      await openAt(page, `#example=${name}`);
      await run(page);
      await untilState(page, 'idle');
      await pressIn(page, input, 'Start');
      await shows(page, output);
      await expect(status(page)).toHaveText('Running');
      await pressIn(page, input, 'Stop');
      await untilState(page, 'done');
    });
  }

  test('stream-audio joins what comes', async ({ page }) => {
    await openAt(page, '#example=stream-audio');
    await run(page);
    await untilState(page, 'idle');
    await pressIn(page, 'Microphone', 'Start');
    const duration = () =>
      component(page, 'So far')
        .locator('audio')
        .evaluate((element) => (element as HTMLAudioElement).duration);
    await expect.poll(duration).toBeGreaterThan(0.9);
    await pressIn(page, 'Microphone', 'Stop');
    await untilState(page, 'done');
  });

  test('keep-repeating-video repeats what was filmed', async ({ page }) => {
    await openAt(page, '#example=keep-repeating-video');
    await run(page);
    await untilState(page, 'idle');
    await pressIn(page, 'Recording', 'Record');
    await expect(component(page, 'Recording').locator('.yc-elapsed')).toHaveText(/^0:(?!00)/);
    await pressIn(page, 'Recording', 'Stop');
    await expect(component(page, 'Recording').getByRole('button', { name: 'Retake' })).toBeVisible();
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    const duration = (label: string) =>
      component(page, label)
        .locator('video')
        .evaluate((element) => (element as HTMLVideoElement).duration);
    await expect.poll(() => duration('Recording')).toBeGreaterThan(0.9);
    const once = await duration('Recording');
    await expect.poll(() => duration('Repeated')).toBeGreaterThan(9 * once);
  });
});
