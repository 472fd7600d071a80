import { showForm } from '../form.mjs';
import { fragmentOf } from '../fragment.mjs';
import { megabytes, openHeaps, openProcesses } from '../memory.mjs';
import { films, serveFilms } from '../served-films.mjs';

export const figures = {
  all: { what: '20 minutes of 640×360 video, pushed as fast as it goes: until all is seekable', unit: 'ms' },
  page: { what: 'the same: the page’s heap has grown by', unit: 'MB', under: 20 },
  worker: { what: 'the same: the media worker’s heap has grown by', unit: 'MB', under: 20 },
  renderer: { what: 'the same: the renderer’s memory has grown by', unit: 'MB' },
  browser: { what: 'the same: the browser process’s memory has grown by', unit: 'MB' },
  late: { what: 'the same: seek to 19:00 to picture', unit: 'ms' },
  early: { what: 'the same: seek to 0:30 to picture', unit: 'ms' },
};

const minutes = 20;

const source = `import * as yc from 'yieldcast';
const fetchPart = async (i) => new Uint8Array(await (await fetch('${films}' + i + '.mp4')).arrayBuffer());
export default yc.Interface({
  fn: async function* () {
    const chunks = await Promise.all(Array.from({ length: 8 }, (_, i) => fetchPart(i)));
    for (let second = 0; second < ${60 * minutes}; second++) yield chunks[second % 8];
  },
  inputs: yc.Number({ label: 'Run', value: 1 }),
  outputs: yc.Video({ label: 'Out', streaming: true, autoplay: true, bufferAhead: 4000 }),
});`;

/** Goes to a time, and waits until its picture is shown. @returns how many milliseconds that took. */
const seek = (page, time) =>
  page.evaluate(
    (time) =>
      new Promise((resolve) => {
        const element = document.querySelector('[data-yc=app] video');
        const range = document.querySelector('[data-yc=app] input[aria-label=Position]');
        const began = performance.now();
        const shown = (_, { mediaTime }) => {
          if (mediaTime > time - 0.1 && mediaTime < time + 5) resolve(performance.now() - began);
          else element.requestVideoFrameCallback(shown);
        };
        element.requestVideoFrameCallback(shown);
        range.value = String(time);
        range.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    time,
  );

export const measure = async ({ page, site, dist }) => {
  await serveFilms(page, dist);
  const [heaps, processes] = [await openHeaps(page), await openProcesses(page)];
  await page.goto(`${site}${fragmentOf(source)}`);
  await showForm(page);
  const app = page.locator('[data-yc=app]');
  await app.locator('video').waitFor({ state: 'attached' });
  const before = { ...(await heaps()), ...(await processes()) };
  const began = Date.now();
  await app.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.waitForFunction(
    (seconds) => Number(document.querySelector('[data-yc=app] input[aria-label=Position]')?.max) >= seconds - 0.1,
    60 * minutes,
    { timeout: 120_000 },
  );
  const all = Date.now() - began;
  const after = { ...(await heaps()), ...(await processes()) };
  const late = await seek(page, 1140);
  const early = await seek(page, 30);
  const alert = await app.getByRole('alert').allInnerTexts();
  if (alert.some((text) => text.trim() !== '')) throw new Error(`The player tells of a problem: ${alert.join(' ')}`);
  const grown = (key) => megabytes(after[key] - before[key]);
  return {
    all,
    page: grown('page'),
    worker: grown('worker'),
    renderer: grown('renderer'),
    browser: grown('browser'),
    late,
    early,
  };
};
