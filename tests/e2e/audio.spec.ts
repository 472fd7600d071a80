import { expect } from '@playwright/test';
import {
  audio,
  difference,
  downloadWav,
  heard,
  holdings,
  hurry,
  player,
  playerButton,
  soundBlocks,
  soundCode,
  streaming,
  streamSketch,
  sweep,
  untilPlayed,
  untilStreams,
  untilTime,
  watchSound,
  words,
} from './audio';
import {
  atGate,
  button,
  closeGate,
  log,
  number,
  run,
  runCode,
  sketch,
  stopPatiently,
  test,
  text,
  untilState,
  writeCode,
} from './playground';

test.beforeEach(({ page }) => watchSound(page));

test('8.000 s at 16 kHz in WAV chunks of 250 ms are 128,000 samples without a gap', async ({ page }) => {
  await runCode(
    page,
    streamSketch(`async function* () {
      for (let at = 0; at < 128_000; at += 4_000) {
        yield wavOf(sweep(at, at + 4_000));
        await yc.sleep(0.05);
      }
    }`),
    'running',
    'done',
  );
  await untilPlayed(page);
  await expect(audio(page)).toHaveJSProperty('currentTime', 8);
  await expect(audio(page)).toHaveJSProperty('duration', 8);
  const sound = await heard(page, 16_000);
  expect(sound.channels).toBe(1);
  expect(difference(sound.samples, sweep(0, 128_000))).toEqual({ samples: 0, step: 0 });
  await expect(player(page).getByText('0:08 / 0:08')).toBeVisible();
  // What is saved is what was played.
  expect(difference((await downloadWav(page)).samples, sound.samples)).toEqual({ samples: 0, step: 0 });
});

test('a player that runs dry says “Buffering”, and goes on by itself when more comes', async ({ page }) => {
  const openGate = await closeGate(page);
  await runCode(
    page,
    streamSketch(`async function* () {
      for (let second = 0; second < 3; second++) {
        if (second === 1) ${atGate};
        yield wavOf(sweep(second * 16_000, (second + 1) * 16_000));
      }
    }`),
    'running',
  );
  await expect(words(page)).toHaveText('Buffering');
  await expect(audio(page)).toHaveJSProperty('paused', true);
  // A wait is none of a person's: the button offers to pause still.
  await expect(playerButton(page, 'Pause')).toBeVisible();
  openGate();
  await untilPlayed(page);
  await expect(words(page)).toHaveText('');
  expect(difference((await heard(page, 16_000)).samples, sweep(0, 48_000))).toEqual({ samples: 0, step: 0 });
});

test('a generator that never ends waits when enough is ahead, until Stop ends it', async ({ page }) => {
  await stopPatiently(page);
  await runCode(
    page,
    `${soundCode}export default yc.Interface({
      fn: async function* () {
        try {
          for (let second = 0; ; second++) yield [wavOf(sweep(second * 16_000, (second + 1) * 16_000)), second + 1];
        } finally {
          console.log('cleaned up');
        }
      },
      outputs: [yc.Audio(${streaming}), yc.Number({ label: 'Count' })],
    });`,
    'running',
  );
  // A generator that is not held back makes thousands in this time. As many as 64 may wait to be read at first.
  await untilTime(page, 2);
  const made = () =>
    page.evaluate(() => [
      document.querySelector('audio')?.currentTime ?? 0,
      Number(document.querySelector<HTMLInputElement>('[data-yc-kind="number"] input')?.value.replace(/\D/g, '')),
    ]);
  await expect.poll(async () => (await made())[1]).toBeGreaterThanOrEqual(30);
  const [time = 0, count = 0] = await made();
  expect(count - time).toBeLessThan(30 + 64 + 8);
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(log(page)).toContainText('cleaned up');
  await expect(audio(page)).toHaveJSProperty('paused', true);
});

test('what was heard until Stop is what the download holds, sample for sample', async ({ page }) => {
  await runCode(
    page,
    streamSketch(`async function* () {
      for (let at = 0; ; ) {
        const length = 1 + Math.floor(8_000 * Math.random());
        yield wavOf(sweep(at, at + length));
        at += length;
        await yc.sleep(0.1);
      }
    }`),
    'running',
  );
  await untilTime(page, 0.5);
  const early = (await downloadWav(page)).samples;
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(audio(page)).toHaveJSProperty('paused', true);
  await expect(playerButton(page, 'Play')).toBeVisible();
  const saved = (await downloadWav(page)).samples;
  expect(difference(saved, sweep(0, saved.length))).toEqual({ samples: 0, step: 0 });
  // The last of it may be on its way to the player.
  await expect
    .poll(async () => difference((await heard(page, 16_000)).samples, saved))
    .toEqual({ samples: 0, step: 0 });
  // A download while it runs has what had come by then.
  expect(early.length).toBeGreaterThan(8_000);
  expect(early.length).toBeLessThanOrEqual(saved.length);
  expect(difference(early, sweep(0, early.length)).step).toBe(0);
  // What was stopped can be heard on, to its end.
  await hurry(page);
  await playerButton(page, 'Play').click();
  await untilPlayed(page);
});

test('run after run plays, Clear empties, and nothing is left behind', async ({ page }) => {
  const silent = sketch('() => 1');
  await runCode(page, silent, 'done');
  // The compiler's, the program's, and the spare that starts a moment after the program has loaded.
  await expect.poll(() => holdings(page)).toMatchObject({ workers: 3 });
  const before = await holdings(page);

  await writeCode(
    page,
    `${soundCode}let runs = 0;
    export default yc.Interface({
      fn: function* (seconds) {
        const from = 16_000 * runs++;
        for (let i = 0; i < 4 * seconds; i++) yield wavOf(sweep(from + i * 4_000, from + (i + 1) * 4_000));
      },
      inputs: yc.Number({ label: 'Seconds', value: 1 }),
      outputs: yc.Audio(${streaming}),
    });`,
  );
  await run(page);
  for (const runs of [1, 2, 3]) {
    if (runs > 1) await button(page, 'Submit').click();
    await untilPlayed(page, 'Out', runs);
    const from = 16_000 * (runs - 1);
    expect(difference((await heard(page, 16_000)).samples, sweep(from, from + 16_000))).toEqual({
      samples: 0,
      step: 0,
    });
  }
  // One plays while the next one begins: that takes its place.
  await number(page, 'Seconds').fill('20');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await untilStreams(page, 4);
  await number(page, 'Seconds').fill('1');
  await button(page, 'Submit').click();
  await untilPlayed(page, 'Out', 5);
  await expect(audio(page)).toHaveJSProperty('duration', 1);
  await downloadWav(page);

  await button(page, 'Clear').click();
  await expect(player(page).getByText('0:00 / 0:00')).toBeVisible();
  await expect(playerButton(page, 'Download')).toBeDisabled();
  // The player stands open for the next stream.
  await expect.poll(() => holdings(page)).toEqual({ ...before, workers: before.workers + 1, mediaSources: 1 });

  await writeCode(page, silent);
  await run(page);
  await untilState(page, 'done');
  await expect(player(page)).toHaveCount(0);
  await expect.poll(() => holdings(page)).toEqual(before);
});

test('a stream whose inputs are live keeps so little ahead that a slider is heard at once', async ({ page }) => {
  const fn = 'function* () { for (let i = 0; ; i++) yield wavOf(sweep(i * 1_600, (i + 1) * 1_600)); }';
  const inputs = "yc.Slider({ label: 'Pitch' })";
  await runCode(
    page,
    `${soundCode}export default yc.Interface({ fn: ${fn}, inputs: ${inputs}, outputs: yc.Audio(${streaming}), live: true });`,
    'running',
  );
  const ahead = () =>
    audio(page).evaluate(({ buffered, currentTime }: HTMLAudioElement) =>
      buffered.length === 0 ? 0 : buffered.end(buffered.length - 1) - currentTime,
    );
  let most = 0;
  await expect(async () => {
    most = Math.max(most, await ahead());
    expect(await audio(page).evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(2);
    expect(most).toBeGreaterThan(0.2);
  }).toPass({ intervals: [50] });
  // Half a second, and the chunks of 0.1 s that are on their way; other streams keep 30 s ahead.
  expect(most).toBeLessThan(2);
});

for (const [which, options] of [
  ['that takes the place of another', `{ triggerMode: 'restart' }`],
  ['beside one that goes on yielding', `{ triggerMode: 'multiple', concurrencyLimit: null }`],
] as const) {
  test(`a run ${which} begins a stream of its own`, async ({ page }) => {
    await runCode(
      page,
      soundBlocks(
        `const out = yc.Audio(${streaming});
      const go = yc.Button('Go');
      let runs = 0;
      go.click(async function* () {
        const isFirst = runs++ === 0;
        for (let i = 0; isFirst || i < 4; i++) {
          yield isFirst ? new Blob([wavOf(new Int16Array(4_000))]) : wavOf(sweep(i * 4_000, (i + 1) * 4_000));
          await yc.sleep(0.02);
        }
      }, null, out, ${options});`,
        'out',
        'go',
      ),
      'idle',
    );
    await button(page, 'Go').click();
    await untilTime(page, 0.3);
    await button(page, 'Go').click();
    await untilPlayed(page, 'Out', 2);
    expect(difference((await heard(page, 16_000)).samples, sweep(0, 16_000))).toEqual({ samples: 0, step: 0 });
  });
}

test('a file follows a stream, and a stream a file, in one output', async ({ page }) => {
  await runCode(
    page,
    soundBlocks(
      `const out = yc.Audio(${streaming});
      const [stream, file] = [yc.Button('Stream'), yc.Button('File')];
      stream.click(function* () { for (let i = 0; i < 4; i++) yield wavOf(sweep(i * 4_000, (i + 1) * 4_000)); }, null, out);
      file.click(() => yc.update({ value: new Blob([wavOf(sweep(0, 8_000))], { type: 'audio/wav' }) }), null, out);`,
      'out',
      'yc.Row(stream, file)',
    ),
    'idle',
  );
  for (const streams of [1, 2]) {
    await button(page, 'Stream').click();
    await expect(audio(page)).toHaveJSProperty('duration', 1);
    await untilPlayed(page, 'Out', streams);
    expect(difference((await heard(page, 16_000)).samples, sweep(0, 16_000))).toEqual({ samples: 0, step: 0 });
    await button(page, 'File').click();
    await expect(audio(page)).toHaveJSProperty('duration', 0.5);
    await expect(audio(page)).toHaveJSProperty('ended', true);
  }
});

test('two players play at once, each its own', async ({ page }) => {
  await runCode(
    page,
    `${soundCode}export default yc.Interface({
      fn: async function* () {
        for (let at = 0; at < 32_000; at += 4_000) {
          yield [wavOf(sweep(at, at + 4_000)), { sampleRate: 8_000, samples: sweep(at / 2, at / 2 + 2_000, 8_000) }];
          await yc.sleep(0.1);
        }
      },
      outputs: [yc.Audio(${streaming}), yc.Audio({ ...${streaming}, label: 'Other' })],
    });`,
    'running',
    'done',
  );
  await untilPlayed(page, 'Out', 2);
  await untilPlayed(page, 'Other', 2);
  expect(difference((await heard(page, 16_000)).samples, sweep(0, 32_000))).toEqual({ samples: 0, step: 0 });
  const other = (await heard(page, 8_000, 'Other')).samples;
  expect(difference(other, sweep(0, 16_000, 8_000))).toEqual({ samples: 0, step: 0 });
});

test('where the browser lets nothing play by itself, “Tap to listen” is shown, and plays', async ({ page }) => {
  await page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    let refusals = 0;
    HTMLMediaElement.prototype.play = function () {
      return refusals++ > 0 ? play.call(this) : Promise.reject(new DOMException('No gesture.', 'NotAllowedError'));
    };
  });
  await runCode(page, streamSketch('() => wavOf(sweep(0, 16_000))'), 'done');
  await expect(playerButton(page, 'Tap to listen')).toBeVisible();
  await expect(audio(page)).toHaveJSProperty('paused', true);
  await playerButton(page, 'Tap to listen').click();
  await untilPlayed(page);
  await expect(playerButton(page, 'Play')).toBeVisible();
});

test('listeners hear it play, pause and end, and a yield says where it plays', async ({ page }) => {
  // Whatever is listened to is taken for an input, unless it says that it is none.
  await runCode(
    page,
    soundBlocks(
      `const out = yc.Audio(${streaming});
      const heard = yc.Textbox({ label: 'Heard' });
      const [stream, seek] = [yc.Button('Stream'), yc.Button('Seek')];
      stream.click(() => wavOf(sweep(0, 320_000)), null, out);
      seek.click(() => yc.update({ playbackPosition: 19 }), null, out);
      let told = '';
      for (const event of ['play', 'pause', 'end']) {
        out[event](({ playbackPosition }) => (told += event + ' ' + playbackPosition.toFixed(1) + '; '), null, heard);
      }`,
      'out',
      'heard',
      'yc.Row(stream, seek)',
    ),
    'idle',
  );
  await expect(playerButton(page, 'Play')).toBeVisible();
  await button(page, 'Stream').click();
  await untilTime(page, 0.2);
  await playerButton(page, 'Pause').click();
  await expect(text(page, 'Heard')).toHaveValue(/^play 0\.\d; pause \d+\.\d; $/);
  await button(page, 'Seek').click();
  await expect(audio(page)).toHaveJSProperty('currentTime', 19);
  await expect(audio(page)).toHaveJSProperty('paused', true);
  await playerButton(page, 'Play').click();
  await untilPlayed(page);
  await expect(text(page, 'Heard')).toHaveValue(/^play 0\.\d; pause \d+\.\d; play 19\.\d; .*end 20\.0; $/);
});
