import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { component } from './playground';

/** Films for sketches, and what their players show: each frame has its number, as tests/fixtures/video/make.sh says. */

/** Where sketches find the fixtures: no server is asked, the test answers. */
export const filmHost = 'cdn.jsdelivr.net';

/** Has sketches get the fixtures by `film(name)`. Call before the page is opened. */
export const serveFilms = (page: Page) =>
  page.context().route(`https://${filmHost}/films/**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/films/'.length);
    const file = fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
    await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: await readFile(file) });
  });

/** The start of a sketch that streams fixtures. */
export const filmCode = `import * as yc from 'yieldcast';
const film = async (name) => {
  const response = await fetch('https://${filmHost}/films/' + name);
  return new Uint8Array(await response.arrayBuffer());
};
`;

/** Options of an output that streams. */
export const streaming = "{ label: 'Out', streaming: true, autoplay: true }";

/** A sketch whose generator's yields are one stream. */
export const filmSketch = (fn: string, options = streaming) =>
  `${filmCode}export default yc.Interface({ fn: ${fn}, outputs: yc.Video(${options}) });`;

export const video = (page: Page, label = 'Out') => component(page, label).locator('video');

/** Has it play faster than a person may choose, where what is shown matters and how long it takes does not. */
export const hurry = (page: Page, label = 'Out') =>
  video(page, label).evaluate((element: HTMLVideoElement) => {
    element.defaultPlaybackRate = element.playbackRate = 6;
  });

/** Waits until the stream has been played to its end; how long it is, in how many pieces, and how large. */
export const played = async (page: Page, label = 'Out') => {
  await expect(video(page, label)).toHaveJSProperty('ended', true, { timeout: 90_000 });
  return video(page, label).evaluate((element: HTMLVideoElement) => ({
    ranges: element.buffered.length,
    end: element.buffered.end(0),
    width: element.videoWidth,
    height: element.videoHeight,
  }));
};

/** Goes to the midst of each of these frames, and reads the numbers that are shown there. */
export const numbersShown = (page: Page, frames: number[], label = 'Out') =>
  video(page, label).evaluate(async (element: HTMLVideoElement, frames) => {
    const context = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true });
    const numbers: number[] = [];
    for (const frame of frames) {
      const shown = new Promise((resolve) => element.requestVideoFrameCallback(resolve));
      const sought = new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
      element.currentTime = (frame + 0.5) / 30;
      await Promise.all([sought, shown]);
      context?.drawImage(element, 0, 0, 64, 36);
      const data = context?.getImageData(0, 18, 64, 1).data ?? [];
      const isWhite = (bit: number) => (data[(bit * 8 + 4) * 4] ?? 0) > 127;
      numbers.push([0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, bit) => sum + (isWhite(bit) ? 2 ** bit : 0), 0));
    }
    return numbers;
  }, frames);

/** Numbers from one on, so many: frames that follow each other. */
export const numbersFrom = (first: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, i) => first + i * step);

/** Downloads what a player holds: an MP4 file. */
export const downloadMp4 = async (page: Page, label = 'Out'): Promise<Buffer> => {
  const download = page.waitForEvent('download');
  await component(page, label).getByRole('button', { name: 'Download', exact: true }).click();
  return readFile(await (await download).path());
};
