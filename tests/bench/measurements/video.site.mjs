import { showForm } from '../form.mjs';
import { fragmentOf } from '../fragment.mjs';
import { films, serveFilms } from '../served-films.mjs';

export const figures = {
  mp4: { what: 'first yield to first frame shown, MP4 chunks of 1 s with sound: median', unit: 'ms', under: 250 },
  mp4Slowest: { what: 'the same: the longest', unit: 'ms' },
  ts: { what: 'first yield to first frame shown, MPEG-TS chunks of 1 s: median', unit: 'ms', under: 250 },
  tsSlowest: { what: 'the same: the longest', unit: 'ms' },
  resume: { what: 'yield to next frame, 20 s of video at a third of real time: median', unit: 'ms', under: 100 },
  slowest: { what: 'the same: the longest', unit: 'ms' },
  end: { what: 'the same: what is missing at the end of its 20 s', unit: 'ms', under: 34 },
};

const runs = 9;

/**
 * Fetches the chunks of a film, and only then yields `count` of them, one `every` so many milliseconds; with the times
 * of the yields, in milliseconds of the system's clock.
 */
const app = (format, count, every) => `import * as yc from 'yieldcast';
const fetchPart = async (i) => new Uint8Array(await (await fetch('${films}' + i + '.${format}')).arrayBuffer());
export default yc.Interface({
  fn: async function* () {
    const chunks = await Promise.all(Array.from({ length: 8 }, (_, i) => fetchPart(i)));
    await yc.sleep(0.3);
    let yields = '';
    for (let k = 0; k < ${count}; k++) {
      yields += ' ' + (performance.timeOrigin + performance.now());
      yield [chunks[k % 8], yields];
      await yc.sleep(${every / 1000});
    }
  },
  inputs: yc.Number({ label: 'Run', value: 1 }),
  outputs: [yc.Video({ label: 'Out', streaming: true, autoplay: true }), yc.Textbox({ label: 'Yields' })],
});`;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Opens a sketch, and notes when frames of its video are shown, and how often it has come to its end. */
const open = async (page, site, source) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(source)}`);
  await showForm(page);
  await page.locator('[data-yc=app] video').waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const element = document.querySelector('[data-yc=app] video');
    globalThis.frames = [];
    globalThis.ends = [];
    element.addEventListener('ended', () => globalThis.ends.push(element.currentTime));
    const shown = () => {
      globalThis.frames.push(performance.timeOrigin + performance.now());
      element.requestVideoFrameCallback(shown);
    };
    element.requestVideoFrameCallback(shown);
  });
};

/** Runs it until it is played to its end: the times of its yields and of the frames shown, and how long it was. */
const run = async (page, number) => {
  await page.evaluate(() => {
    globalThis.frames = [];
  });
  const app = page.locator('[data-yc=app]');
  await app.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.waitForFunction((number) => globalThis.ends.length >= number, number, { timeout: 120_000 });
  const yields = await app.getByRole('textbox', { name: 'Yields', exact: true }).inputValue();
  const { frames, end } = await page.evaluate(() => ({ frames: globalThis.frames, end: globalThis.ends.at(-1) }));
  return { yields: yields.trim().split(' ').map(Number), frames, end };
};

/** From a run's first yield to the first frame of its video. */
const firstFrames = async (page, site, source) => {
  await open(page, site, source);
  const delays = [];
  for (let number = 1; number <= runs + 1; number++) {
    const { yields, frames } = await run(page, number);
    delays.push(frames.find((time) => time > yields[0]) - yields[0]);
  }
  // The first one starts the worker and lets the engine compile.
  return delays.slice(1);
};

/** From each yield to a stream that has run dry to the next frame, and where the stream ended. */
const resumes = async (page, site, source) => {
  await open(page, site, source);
  const { yields, frames, end } = await run(page, 1);
  const delays = yields.slice(1).flatMap((time) => {
    const next = frames.findIndex((frame) => frame > time);
    return next > 0 && time - frames[next - 1] > 300 ? [frames[next] - time] : [];
  });
  return { delays, end };
};

export const measure = async ({ page, site, dist }) => {
  await serveFilms(page, dist);
  const mp4 = await firstFrames(page, site, app('mp4', 2, 100));
  const ts = await firstFrames(page, site, app('ts', 2, 100));
  const seconds = 20;
  const { delays, end } = await resumes(page, site, app('mp4', seconds, 3000));
  if (delays.length < seconds - 2) throw new Error(`The stream has run dry only ${delays.length} times.`);
  return {
    mp4: median(mp4),
    mp4Slowest: Math.max(...mp4),
    ts: median(ts),
    tsSlowest: Math.max(...ts),
    resume: median(delays),
    slowest: Math.max(...delays),
    end: Math.max(0, seconds - end) * 1000,
  };
};
