import { expect, type Page } from '@playwright/test';
import { openExample, watchSound } from './audio';
import { app, button, runCode, status, test } from './playground';
import { downloadMp4, played, video } from './video';

test.beforeEach(({ page }) => watchSound(page));

/** The colour in the middle of the picture that is shown. */
const middle = (page: Page, label: string) =>
  video(page, label).evaluate((element: HTMLVideoElement) => {
    const canvas = new OffscreenCanvas(element.videoWidth, element.videoHeight);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(element, 0, 0);
    return [...context.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data.slice(0, 3)];
  });

test('the streaming video of the gallery is one stream of eight seconds', async ({ page }) => {
  await openExample(page, 'streaming-video');
  await button(page, 'Submit').click();
  const shown = await played(page, 'Stream');
  expect(shown).toMatchObject({ ranges: 1, width: 640, height: 360 });
  expect(Math.abs(shown.end - 8)).toBeLessThan(1 / 30);
});

test('a video of the gallery is turned upside down, in chunks that follow each other', async ({ page }) => {
  await openExample(page, 'flip');
  await button(page, 'Submit').click();
  const shown = await played(page, 'Upside down');
  expect(shown).toMatchObject({ ranges: 1, width: 640, height: 360 });
  expect(Math.abs(shown.end - 8)).toBeLessThan(1 / 30);
  const file = await downloadMp4(page, 'Upside down');
  // The sound goes along: a track of FLAC beside that of the picture.
  expect(file.includes('fLaC') || file.includes('mp4a') || file.includes('Opus')).toBe(true);
});

test('frames that are yielded become a video, and its last frame is seen at its end', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: function* () {
    for (let i = 0; i < 60; i++) {
      const data = new Uint8Array(320 * 180 * 3).fill(i === 59 ? 200 : i);
      yield { width: 320, height: 180, data };
    }
  },
  outputs: yc.Video({ label: 'Out', streaming: true, autoplay: true, fps: 30 }),
});`,
    'done',
  );
  expect(await played(page, 'Out')).toEqual({ ranges: 1, end: expect.closeTo(2, 2), width: 320, height: 180 });
  // A busy browser may paint the last frame after `ended`.
  await expect.poll(async () => (await middle(page, 'Out')).every((value) => Math.abs(value - 200) < 12)).toBe(true);
  await expect(status(page)).toContainText('60 yields');
});

test('what is no video is told of by its number, and the stream goes on', async ({ page }) => {
  await runCode(
    page,
    `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: async function* () {
    const clip = new yc.Clip({ fps: 30 });
    for (let part = 0; part < 2; part++) {
      for (let i = 0; i < 15; i++) await clip.add({ width: 320, height: 180, data: new Uint8Array(320 * 180).fill(i * 9) });
      yield await clip.finish();
      if (part === 0) yield new TextEncoder().encode('this is no video at all, and never was');
    }
  },
  outputs: yc.Video({ label: 'Out', streaming: true, autoplay: true }),
});`,
    'done',
  );
  expect(await played(page, 'Out')).toMatchObject({ ranges: 1, end: expect.closeTo(1, 1) });
  await expect(app(page).getByRole('alert')).toContainText('Chunk 2');
});
