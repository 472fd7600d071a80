import { expect } from '@playwright/test';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import { app, atGate, button, closeGate, component, number, runCode, test, untilState } from './playground';
import {
  downloadMp4,
  filmCode,
  filmHost,
  filmSketch,
  hurry,
  numbersFrom,
  numbersShown,
  played,
  serveFilms,
  streaming,
  video,
} from './video';

test.use({ userHosts: [filmHost] });

test.beforeEach(({ page }) => serveFilms(page));

/** Reads a saved film: how long it is, and when each of its frames is shown. */
const readFilm = async (file: Buffer) => {
  const input = new Input({ source: new BufferSource(file), formats: ALL_FORMATS });
  const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  if (!picture) throw new Error('It has no picture.');
  const times: number[] = [];
  for await (const { timestamp } of new EncodedPacketSink(picture).packets()) times.push(timestamp);
  times.sort((one, other) => one - other);
  return {
    mimeType: await input.getMimeType(),
    frames: times.map((time) => Math.round(time * 30)),
    seconds: await picture.computeDuration(),
    soundSeconds: (await sound?.computeDuration()) ?? 0,
  };
};

test('every frame of MP4 chunks of a quarter second is shown once and in order', async ({ page }) => {
  await runCode(
    page,
    filmSketch(`async function* () {
      for (let i = 0; i < 8; i++) yield await film('video/numbered/quarter-' + i + '.mp4');
    }`),
    'done',
  );
  await hurry(page);
  expect(await played(page)).toEqual({ ranges: 1, end: expect.closeTo(2, 1), width: 640, height: 360 });
  expect(await numbersShown(page, numbersFrom(0, 60))).toEqual(numbersFrom(0, 60));
});

test('a film cut anywhere into slices is shown frame by frame', async ({ page }) => {
  await runCode(
    page,
    filmSketch(`async function* () {
      for (const name of ['film.m2t', 'fragmented.mp4']) {
        const bytes = await film('video/' + name);
        for (let at = 0; at < bytes.length; at += 4001) yield bytes.slice(at, at + 4001);
      }
    }`),
    'done',
  );
  await hurry(page);
  expect(await played(page)).toMatchObject({ ranges: 1, end: expect.closeTo(6, 1) });
  const some = numbersFrom(1, 12, 7);
  const shown = await numbersShown(page, [...some, ...some.map((frame) => 90 + frame)]);
  expect(shown).toEqual([...some, ...some]);
});

test('a player that runs dry says “Buffering”, goes on by itself, and shows the very end', async ({ page }) => {
  const openGate = await closeGate(page);
  await runCode(
    page,
    filmSketch(`async function* () {
      for (let i = 0; i < 3; i++) {
        if (i === 1) ${atGate};
        yield await film('video/copied-' + i + '.mp4');
      }
    }`),
    'running',
  );
  await expect(component(page).locator('.yc-player-words')).toHaveText('Buffering');
  await expect(video(page)).toHaveJSProperty('paused', true);
  openGate();
  expect(await played(page)).toMatchObject({ ranges: 1, end: expect.closeTo(3, 1) });
  await expect(component(page).locator('.yc-player-words')).toHaveText('');
  expect(await numbersShown(page, numbersFrom(85, 5))).toEqual(numbersFrom(85, 5));
});

test('a generator faster than real time is held back, and all of it is shown', async ({ page }) => {
  await runCode(
    page,
    `${filmCode}export default yc.Interface({
      fn: async function* () {
        const parts = [await film('video/alone-0.mp4'), await film('video/alone-1.mp4')];
        for (let i = 0; i < 48; i++) yield [parts[i % 2].slice(), i + 1];
      },
      outputs: [yc.Video(${streaming}), yc.Number({ label: 'Count' })],
    });`,
    'running',
  );
  // How far it has ever been ahead, in seconds.
  const ahead = await page.evaluateHandle(() => {
    const most = { seconds: 0 };
    const look = () => {
      const made = document.querySelector<HTMLInputElement>('[data-yc-kind="number"] input')?.value ?? '';
      const { currentTime = 0 } = document.querySelector('video') ?? {};
      most.seconds = Math.max(most.seconds, Number(made) - currentTime);
      requestAnimationFrame(look);
    };
    look();
    return most;
  });
  await expect.poll(() => ahead.evaluate(({ seconds }) => seconds), { timeout: 90_000 }).toBeGreaterThan(29);
  await hurry(page);
  await untilState(page, 'done');
  expect(await played(page)).toMatchObject({ end: expect.closeTo(48, 1) });
  // Chunks that wait to be read, or to be acknowledged, may come on top of 30 seconds.
  expect(await ahead.evaluate(({ seconds }) => seconds)).toBeLessThan(30 + 16 + 8);
  await expect(number(page, 'Count')).toHaveValue('48');
});

test('run after run plays from its beginning; what Stop leaves is what the download holds', async ({ page }) => {
  const openGate = await closeGate(page);
  await runCode(
    page,
    `${filmCode}let runs = 0;
    export default yc.Interface({
      fn: async function* (endless) {
        const part = runs++ % 3;
        yield await film('video/alone-' + part + '.mp4');
        if (!endless) return;
        yield await film('video/alone-' + (part + 1) % 3 + '.mp4');
        ${atGate};
      },
      inputs: yc.Checkbox({ label: 'Endless' }),
      outputs: yc.Video(${streaming}),
    });`,
    'done',
  );
  await hurry(page);
  let source = '';
  for (const [i, part] of [0, 1, 2, 0].entries()) {
    if (i > 0) await button(page, 'Submit').click();
    await untilState(page, 'done');
    // The stream before has ended, too.
    await expect(video(page)).not.toHaveJSProperty('src', source);
    await expect(video(page)).toHaveJSProperty('ended', true);
    source = await video(page).evaluate((element: HTMLVideoElement) => element.src);
    expect(await numbersShown(page, [0, 1, 2])).toEqual(numbersFrom(part * 30, 3));
  }
  await app(page).getByRole('checkbox', { name: 'Endless' }).check();
  await button(page, 'Submit').click();
  await expect(component(page).getByText('0:02…')).toBeVisible();
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(video(page)).toHaveJSProperty('paused', true);
  const saved = await readFilm(await downloadMp4(page));
  expect(saved).toEqual({
    mimeType: expect.stringContaining('video/mp4'),
    frames: numbersFrom(0, 60),
    seconds: expect.closeTo(2, 1),
    soundSeconds: expect.closeTo(2, 1),
  });
  expect(await numbersShown(page, numbersFrom(28, 4))).toEqual(numbersFrom(58, 4));
  openGate();
});

test('a saved stream is a film that a browser plays and seeks in', async ({ page }) => {
  await runCode(
    page,
    filmSketch(`async function* () {
      for (const name of ['copied-0.mp4', 'copied-1.m2t', 'copied-2.mp4']) yield await film('video/' + name);
    }`),
    'done',
  );
  await played(page);
  const file = await downloadMp4(page);
  expect(await readFilm(file)).toMatchObject({ frames: numbersFrom(0, 90), seconds: expect.closeTo(3, 1) });
  // The film itself in a player of the same page.
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({ fn: (file) => file, inputs: yc.File({ label: 'In' }), outputs: yc.Video({ label: 'Out' }) });`,
    'idle',
  );
  await page
    .locator('[data-yc="app"] input[type="file"]')
    .setInputFiles({ name: 'saved.mp4', mimeType: 'video/mp4', buffer: file });
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect.poll(() => video(page).evaluate((element: HTMLVideoElement) => element.duration)).toBeCloseTo(3, 1);
  expect(await numbersShown(page, numbersFrom(0, 23, 4))).toEqual(numbersFrom(0, 23, 4));
});

test('another size, another codec and another rate go on in the same stream', async ({ page }) => {
  await runCode(
    page,
    filmSketch(`async function* () {
      for (const name of ['alone-0.mp4', 'small.mp4', 'vp9.mp4', 'variable.mp4', 'av1.mp4', 'alone-1.m2t']) {
        yield await film('video/' + name);
      }
    }`),
    'done',
  );
  await hurry(page);
  expect(await played(page)).toEqual({ ranges: 1, end: expect.closeTo(6, 1), width: 320, height: 180 });
  for (const [second, first] of [0, 0, 0, 0, 0, 30].entries()) {
    if (second === 3) continue;
    expect(await numbersShown(page, numbersFrom(second * 30 + 2, 3))).toEqual(numbersFrom(first + 2, 3));
  }
  // Every third frame is left out of this one, and the one before stands for it.
  expect(await numbersShown(page, numbersFrom(90, 6))).toEqual([0, 0, 2, 3, 3, 5]);
});
