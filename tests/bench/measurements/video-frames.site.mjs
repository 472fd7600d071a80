import { showForm } from '../form.mjs';
import { fragmentOf } from '../fragment.mjs';

export const figures = {
  shown: { what: 'raw 640×360 RGBA frames, yielded as fast as they go: shown', unit: '/s', atLeast: 30 },
  first: { what: 'the same: first yield to first frame shown', unit: 'ms' },
  longest: { what: 'the same: longest task of the page', unit: 'ms', under: 50 },
  exact: { what: 'raw frames of a stream of 30 a second: shown', unit: '/s', atLeast: 29.5 },
  skipped: { what: 'the same: frames of 10 s that were not shown', unit: 'frames', under: 3 },
  exactLongest: { what: 'the same: longest task of the page', unit: 'ms', under: 50 },
};

const seconds = 10;

/** Noise of which another part is seen in each frame: as hard to encode as any animation. */
const app = (fps) => `import * as yc from 'yieldcast';
const [width, height] = [640, 360];
export default yc.Interface({
  fn: function* () {
    const pixels = Uint32Array.from({ length: width * height }, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)];
      return (0xff << 24) | (((x * 255) / width) << 16) | (((y * 255) / height) << 8) | (((x >> 5) ^ (y >> 5)) & 1 ? 60 : 200);
    });
    for (let frame = 0; frame < ${seconds * fps}; frame++) {
      const data = new Uint32Array(pixels.length);
      const cut = (frame * 4 * width) % pixels.length;
      data.set(pixels.subarray(cut));
      data.set(pixels.subarray(0, cut), pixels.length - cut);
      yield { width, height, data: new Uint8ClampedArray(data.buffer) };
    }
  },
  inputs: yc.Number({ label: 'Run', value: 1 }),
  outputs: yc.Video({ label: 'Out', streaming: true, autoplay: true, fps: ${fps} }),
});`;

/** A run from Submit to the end of its video: when its frames were shown, how many of all, and the longest task. */
const play = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector('[data-yc=app] video');
    const submit = [...document.querySelectorAll('[data-yc=app] button')].find(
      ({ textContent }) => textContent === 'Submit',
    );
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'longtask' });
    const frames = [];
    let over = false;
    // Not every frame calls back, but each tells how many there were.
    const shown = (_, { presentedFrames }) => {
      if (over) return;
      frames.push({ at: performance.now(), presentedFrames });
      element.requestVideoFrameCallback(shown);
    };
    element.requestVideoFrameCallback(shown);
    const ended = new Promise((resolve) => element.addEventListener('ended', resolve, { once: true }));
    submit.click();
    await ended;
    over = true;
    observer.disconnect();
    const [{ startTime, duration }] = performance.getEntriesByName('yieldcast:first-yield').slice(-1);
    return { frames, longest, first: frames[0].at - startTime - duration };
  });

const measureRate = async (page, site, fps) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(app(fps))}`);
  await showForm(page);
  await page.locator('[data-yc=app] video').waitFor({ state: 'attached' });
  // The first one starts the worker and lets the engine compile.
  await play(page);
  const { frames, longest, first } = await play(page);
  const [begin, end] = [frames[0], frames.at(-1)];
  const shown = end.presentedFrames - begin.presentedFrames;
  return { rate: (shown * 1000) / (end.at - begin.at), skipped: seconds * fps - 1 - shown, longest, first };
};

export const measure = async ({ page, site }) => {
  const fast = await measureRate(page, site, 60);
  const exact = await measureRate(page, site, 30);
  return {
    shown: fast.rate,
    first: fast.first,
    longest: fast.longest,
    exact: exact.rate,
    skipped: exact.skipped,
    exactLongest: exact.longest,
  };
};
