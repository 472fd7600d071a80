import { expect } from '@playwright/test';
import { button, component, number, runCode, test, untilState } from './playground';
import { filmCode, filmHost, filmSketch, played, serveFilms, video } from './video';

test.use({ userHosts: [filmHost] });

test.beforeEach(({ page }) => serveFilms(page));

const oneSecond = `async function* () { yield await film('video/alone-0.mp4'); }`;

test('a video fills the screen and floats above other pages, and comes back', async ({ page }) => {
  await runCode(page, filmSketch(oneSecond), 'done');
  await played(page);
  const full = button(page, 'Full screen');
  await full.click();
  await expect(full).toHaveAttribute('aria-pressed', 'true');
  expect(await video(page).evaluate((element) => document.fullscreenElement === element)).toBe(true);
  // The whole screen, and nothing beside it to scroll to.
  const beside = () =>
    video(page).evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { scrollWidth, scrollHeight } = document.documentElement;
      return {
        box: [x, y, innerWidth - width, innerHeight - height],
        page: [scrollWidth - innerWidth, scrollHeight - innerHeight],
      };
    });
  await expect.poll(beside).toEqual({ box: [0, 0, 0, 0], page: [0, 0] });
  await page.evaluate(() => document.exitFullscreen());
  await expect(full).toHaveAttribute('aria-pressed', 'false');

  const isSmall = () => video(page).evaluate((element) => document.pictureInPictureElement === element);
  await button(page, 'Picture in picture').click();
  await expect.poll(isSmall).toBe(true);
  await button(page, 'Picture in picture').click();
  await expect.poll(isSmall).toBe(false);
});

test('a stream shows its poster until it plays, and its subtitles at their times', async ({ page }) => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"/>';
  const poster = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  const subtitles = "[{ text: 'Black', timestamp: [0, 0.4] }, { text: 'Stripes', timestamp: [0.4, 2] }]";
  await runCode(
    page,
    `${filmCode}export default yc.Interface({
      fn: ${oneSecond},
      inputs: yc.Number({ label: 'Ready' }),
      outputs: yc.Video({ label: 'Out', streaming: true, poster: ${JSON.stringify(poster)}, subtitles: ${subtitles} }),
    });`,
    'idle',
  );
  // The page fetches it for the sketch, and shows what came.
  await expect(video(page)).toHaveAttribute('poster', /^data:image\/svg\+xml[;,]/);
  expect(await video(page).evaluate(async (of: HTMLVideoElement) => (await fetch(of.poster)).text())).toBe(drawing);
  await number(page, 'Ready').fill('1');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  const captions = component(page).locator('.yc-captions');
  await expect(captions).toHaveText('Black');
  await button(page, 'Play').click();
  await played(page);
  await expect(captions).toHaveText('Stripes');
  await component(page).getByRole('slider', { name: 'Position' }).press('Home');
  await expect(captions).toHaveText('Black');
});

test('a video that is a whole file is played, saved as it is, and not mistaken for a stream', async ({ page }) => {
  await runCode(
    page,
    `${filmCode}export default yc.Interface({
      fn: async () => new File([await film('video/moov-at-front.mp4')], 'whole.mp4', { type: 'video/mp4' }),
      outputs: yc.Video({ label: 'Out' }),
    });`,
    'done',
  );
  await button(page, 'Play').click();
  await played(page);
  await expect(video(page)).toHaveJSProperty('videoWidth', 320);
  const download = page.waitForEvent('download');
  await button(page, 'Download').click();
  expect((await download).suggestedFilename()).toBe('whole.mp4');
});
