import { expect, type Page } from '@playwright/test';
import {
  decodedFile,
  difference,
  heard,
  hurry,
  openExample,
  readWav,
  submitRow,
  untilPlayed,
  watchSound,
  wordsSaid,
} from './audio';
import { component, test } from './playground';

test.beforeEach(({ page }) => watchSound(page));

/** The field of a slider. */
const exactly = (page: Page, label: string) => component(page, label).getByRole('spinbutton');

const fileOf = async (page: Page, url: string) => (await page.request.get(url)).body();

test('the streaming audio of the gallery plays a WAV file to the sample, and an MP3 file as it is decoded at once', async ({
  page,
}) => {
  await openExample(page, 'streaming-audio');
  // Its code is longer than the page: the editor scrolls, and the page does not.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  await hurry(page, 'Stream');
  await submitRow(page, undefined);
  await untilPlayed(page, 'Stream');
  const wav = readWav(await fileOf(page, 'examples/speech.wav'));
  const sound = await heard(page, wav.sampleRate, 'Stream');
  expect(difference(sound.samples, wav.samples)).toEqual({ samples: 0, step: 0 });

  await submitRow(page, /mp3/);
  await untilPlayed(page, 'Stream', 2);
  const mp3 = await decodedFile(page, 'examples/speech.mp3', 22_050);
  const { samples, step } = difference((await heard(page, 22_050, 'Stream')).samples, mp3.samples);
  expect(Math.abs(samples)).toBeLessThan(22);
  expect(step).toBeLessThanOrEqual(2);
});

test('the slices of the gallery are heard as the files that they are of', async ({ page }) => {
  await openExample(page, 'audio-bytes');
  await hurry(page, 'Stream');
  for (const [i, [name, rate]] of (
    [
      ['ogg', 48_000],
      ['mp3', 22_050],
      ['wav', 16_000],
    ] as const
  ).entries()) {
    await submitRow(page, new RegExp(name));
    await untilPlayed(page, 'Stream', i + 1);
    const whole = await decodedFile(page, `examples/speech.${name}`, rate);
    const { samples, step } = difference((await heard(page, rate, 'Stream')).samples, whole.samples);
    expect(Math.abs(samples), name).toBeLessThan(rate / 1000);
    expect(step, name).toBeLessThanOrEqual(2);
  }
});

test('the tone of the gallery has every sample, and no jump where its chunks meet', async ({ page }) => {
  await openExample(page, 'tone');
  await hurry(page, 'Tone');
  await exactly(page, 'Seconds').fill('3');
  await submitRow(page, undefined);
  await untilPlayed(page, 'Tone');
  const rate = 48_000;
  const tone = Int16Array.from({ length: 3 * rate }, (_, i) =>
    Math.round(32_768 * 0.3 * Math.sin((2 * Math.PI * 440 * i) / rate)),
  );
  const { samples, step } = difference((await heard(page, rate, 'Tone')).samples, tone);
  expect(samples).toBe(0);
  expect(step).toBeLessThanOrEqual(1);
});

test('the slow generator of the gallery is waited for, again and again, and heard to its end', async ({ page }) => {
  await openExample(page, 'slow-generator');
  await exactly(page, 'Notes').fill('3');
  await exactly(page, 'Seconds between').fill('4');
  await submitRow(page, undefined);
  await untilPlayed(page, 'Stream');
  const { samples } = await heard(page, 16_000, 'Stream');
  expect(samples).toHaveLength(48_000);
  expect((await wordsSaid(page)).filter((said) => said === 'Buffering').length).toBeGreaterThanOrEqual(2);
});
