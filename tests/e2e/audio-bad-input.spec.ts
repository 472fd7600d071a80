import { expect } from '@playwright/test';
import { difference, heard, player, streamSketch, sweep, untilPlayed, watchSound } from './audio';
import { app, runCode, test } from './playground';

test.beforeEach(({ page }) => watchSound(page));

/** Half seconds of sound, with something else after each; ends with the last half. */
const withBetween = (...chunks: string[]) =>
  streamSketch(`function* () {
    ${chunks.map((chunk, i) => `yield wavOf(sweep(${8_000 * i}, ${8_000 * (i + 1)})); yield ${chunk};`).join('\n')}
    yield wavOf(sweep(${8_000 * chunks.length}, ${8_000 * (chunks.length + 1)}));
  }`);

test('what is no sound between good chunks is told of by its number, and the good ones are heard', async ({ page }) => {
  const noise = 'Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 191)';
  const text = "new TextEncoder().encode('404 Not Found')";
  await runCode(page, withBetween('new Uint8Array(0)', text, noise), 'done');
  await untilPlayed(page);
  expect(difference((await heard(page, 16_000)).samples, sweep(0, 32_000))).toEqual({ samples: 0, step: 0 });
  for (const message of [/chunk 2 is empty/i, /chunk 4 is no audio.*text/i, /chunk 6 is no audio.*WAV/i]) {
    await expect(player(page).getByRole('alert')).toContainText(message);
  }
  // Each number is told once.
  await expect(player(page).getByRole('alert')).not.toContainText(/chunk 2.*chunk 2/i);
  await expect(app(page)).toHaveAttribute('data-state', 'done');
});

test('samples without a rate, or that are no numbers, are told of by their number, and the stream goes on', async ({
  page,
}) => {
  const noRate = '{ sampleRate: 0, samples: new Float32Array(100) }';
  const noNumbers = '{ sampleRate: 16_000, samples: new Float32Array(1_600).fill(NaN) }';
  await runCode(page, withBetween(noRate, noNumbers), 'done');
  await untilPlayed(page);
  // What is no number is silence.
  const sound = new Int16Array(25_600);
  sound.set(sweep(0, 16_000));
  sound.set(sweep(16_000, 24_000), 17_600);
  expect(difference((await heard(page, 16_000)).samples, sound)).toEqual({ samples: 0, step: 0 });
  for (const message of [/chunk 2 has a sample rate of 0/i, /chunk 4 .*1,?600/i]) {
    await expect(player(page).getByRole('alert')).toContainText(message);
  }
});

test('a file that is cut off gives what is there of it, and the next one follows', async ({ page }) => {
  await runCode(
    page,
    streamSketch(`function* () {
      yield wavOf(sweep(0, 8_000)).subarray(0, 44 + 2 * 5_000);
      yield wavOf(sweep(5_000, 16_000));
    }`),
    'done',
  );
  await untilPlayed(page);
  expect(difference((await heard(page, 16_000)).samples, sweep(0, 16_000))).toEqual({ samples: 0, step: 0 });
  await expect(player(page).getByRole('alert')).toContainText(/chunk 1/i);
});
