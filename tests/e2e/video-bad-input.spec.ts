import { expect, type Page } from '@playwright/test';
import { app, runCode, test } from './playground';
import { filmHost, filmSketch, hurry, numbersFrom, numbersShown, played, serveFilms, video } from './video';

test.use({ userHosts: [filmHost] });

test.beforeEach(({ page }) => serveFilms(page));

/** The number that each chunk of the stream shows at its frame 5, where it is `parts` seconds long. */
const secondsShown = (page: Page, seconds: number) => numbersShown(page, numbersFrom(5, seconds, 30));

/**
 * What is wrong with a stream's second chunk, third or fourth, each between good ones. Its rows are of three: no more are
 * told of at once.
 */
const rows: readonly (readonly { name: string; from?: number; to?: number; says: RegExp }[])[] = [
  [
    {
      name: 'video/mp4v.mp4',
      says: /Chunk 2: the video of this MP4 file is MPEG-4 Part 2 \(mp4v\), which browsers do not play; OpenCV writes it by default; write H\.264 instead/,
    },
    { name: 'video/mpeg2.m2t', says: /Chunk 4: the video of this MPEG-TS file is MPEG-2 video, .* encode as H\.264/ },
    { name: 'video/theora.mkv', says: /Chunk 6: the video of this WebM or Matroska file is Theora, / },
  ],
  [
    { name: 'video/film.mp4', to: 0.7, says: /Chunk 2: this MP4 file is cut off: / },
    { name: 'video/sound.m4a', says: /Chunk 4: this MP4 file has no pictures .* in a stream of films that have/ },
    { name: 'audio/containers/flac16.flac', says: /Chunk 6 is an audio file \(FLAC\), no video: / },
  ],
  [
    { name: 'video/picture.png', says: /Chunk 2 is an image \(PNG\), no video: expected MP4/ },
    { name: 'video/text.txt', says: /Chunk 4 is no video that can be read: it begins with “<!DO” \(text\?\)/ },
    { name: 'video/film.m2t', from: 0.8, says: /Chunk 6 has no key frame, from which decoding can begin: / },
  ],
];

for (const row of rows) {
  const names = row.map(({ name }) => name.replace(/.*\//, ''));
  test(`${names.join(', ')}: each is told of by its number, and the stream goes on with the next good chunk`, async ({
    page,
  }) => {
    await runCode(
      page,
      filmSketch(`async function* () {
        for (const [i, { name, from = 0, to = 1 }] of ${JSON.stringify(row)}.entries()) {
          yield await film('video/alone-' + (i % 3) + '.mp4');
          const bad = await film(name);
          yield bad.slice(bad.length * from, bad.length * to);
        }
        yield await film('video/alone-0.mp4');
      }`),
      'done',
    );
    await hurry(page);
    expect(await played(page)).toMatchObject({ ranges: 1, end: expect.closeTo(4, 1) });
    const told = app(page).getByRole('alert');
    for (const { says } of row) await expect(told).toContainText(says);
    expect(await secondsShown(page, 4)).toEqual([5, 35, 65, 5]);
  });
}

/** In a sketch: the film with its header as it was, and rubbish in the place of its frames from a share of them on. */
const rubbish = `const rubbish = async (name, share) => {
  const bytes = await film(name);
  const view = new DataView(bytes.buffer);
  let at = 0;
  while (String.fromCharCode(...bytes.slice(at + 4, at + 8)) !== 'mdat') at += view.getUint32(at);
  const size = view.getUint32(at);
  return bytes.fill(0x5a, at + 8 + share * (size - 8), at + size);
};
`;

test('frames that are rubbish behind a right header are told of by number, and the stream goes on', async ({
  page,
}) => {
  await runCode(
    page,
    rubbish +
      filmSketch(`async function* () {
        yield await film('video/alone-0.mp4');
        yield await rubbish('video/silent.mp4', 0);
        yield await film('video/alone-2.mp4');
        yield await rubbish('video/silent.mp4', 0.5);
        yield await film('video/alone-0.mp4');
      }`),
    'done',
  );
  await hurry(page);
  const { ranges, end } = await played(page);
  // What is right of the fourth chunk is shown, and its last frame held for the rest of its second.
  expect(ranges).toBe(1);
  expect(Math.abs(end - 4)).toBeLessThan(1 / 30);
  const told = app(page).getByRole('alert');
  await expect(told).toContainText(/Chunk 2: 30 frames of its video are damaged, .* Chunk 2 has no frames of video\./);
  await expect(told).toContainText(/Chunk 4: 21 frames of its video are damaged, .* the frame before is held/);
  expect(await secondsShown(page, 2)).toEqual([5, 65]);
});

test('8K plays where the browser takes it', async ({ page }) => {
  await runCode(
    page,
    filmSketch(`async function* () {
      yield await film('video/alone-0.mp4');
      yield await film('video/8k.mp4');
    }`),
    'done',
  );
  expect(await played(page)).toMatchObject({ ranges: 1 });
  // It is shown for a thirtieth of a second, which a busy machine leaves out.
  await video(page).evaluate((element: HTMLVideoElement) => {
    element.currentTime = 1.01;
  });
  await expect(video(page)).toHaveJSProperty('videoWidth', 7680);
  await expect(app(page).getByRole('alert')).toHaveCount(0);
});

test('8K that the browser refuses is told of with its size and a way on, and the stream goes on', async ({ page }) => {
  // Levels of H.264 from 6 on, as phones and older machines refuse them.
  await page.addInitScript(() => {
    const takes = MediaSource.isTypeSupported;
    MediaSource.isTypeSupported = (type) => !/avc1\.....3[c-e]/i.test(type) && takes.call(MediaSource, type);
  });
  await runCode(
    page,
    filmSketch(`async function* () {
      yield await film('video/alone-0.mp4');
      yield await film('video/8k.mp4');
      yield await film('video/alone-2.mp4');
    }`),
    'done',
  );
  await hurry(page);
  expect(await played(page)).toMatchObject({ ranges: 1, end: expect.closeTo(2, 1), width: 320, height: 180 });
  await expect(app(page).getByRole('alert')).toContainText(
    /Chunk 2: its video is avc1\.\w+ of 7680×4320 pixels, which this browser does not play; make it smaller \(ffmpeg -vf scale=1920:-2 /,
  );
  expect(await secondsShown(page, 2)).toEqual([5, 65]);
});

test('times that jump and a first frame without a duration leave no hole; the wrong one is told of', async ({
  page,
}) => {
  await runCode(
    page,
    filmSketch(`async function* () {
      yield await film('video/one.m2t');
      // Its clock begins anew in the midst of the stream.
      yield await film('video/copied-2.m2t');
      yield await film('video/copied-0.m2t');
      yield await film('video/from-half.mp4');
    }`),
    'done',
  );
  await hurry(page);
  expect(await played(page)).toMatchObject({ ranges: 1, end: expect.closeTo(3.57, 1) });
  expect(await secondsShown(page, 3)).toEqual([65, 5, 20]);
  await expect(app(page).getByRole('alert')).toContainText(/Chunk 1 has a duration of zero: .* it is left out/);
});

test('a stream of bad chunks alone says why nothing is shown, and the next run plays', async ({ page }) => {
  await runCode(
    page,
    filmSketch(`(() => {
      let runs = 0;
      return async function* () {
        yield await film(runs++ === 0 ? 'video/mp4v.mp4' : 'video/alone-0.mp4');
      };
    })()`),
    'done',
  );
  await expect(app(page).getByRole('alert')).toContainText('Chunk 1: the video of this MP4 file is MPEG-4 Part 2');
  await app(page).getByRole('button', { name: 'Generate', exact: true }).click();
  expect(await played(page)).toMatchObject({ ranges: 1, end: expect.closeTo(1, 1) });
  await expect(app(page).getByRole('alert')).toHaveCount(0);
});
