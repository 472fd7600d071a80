import { showForm } from '../form.mjs';
import { fragmentOf } from '../fragment.mjs';

export const figures = {
  whole: { what: 'first yield to sound, chunks of 250 ms: median', unit: 'ms', under: 60 },
  small: { what: 'first yield to sound, chunks of 20 ms at twice real time: median', unit: 'ms', under: 150 },
  resume: { what: 'data to sound in a stream at a third of real time: median', unit: 'ms', under: 100 },
  slowest: { what: 'the same: the longest', unit: 'ms' },
};

/** `count` chunks of so many milliseconds, one `every` so many. */
const app = (chunk, every, count) => `import * as yc from 'yieldcast';
const sampleRate = 16_000;
export default yc.Interface({
  fn: async function* () {
    const length = (sampleRate * ${chunk}) / 1000;
    for (let k = 0; k < ${count}; k++) {
      const samples = Float32Array.from({ length }, (_, i) => 0.3 * Math.sin((2 * Math.PI * 440 * (k * length + i)) / sampleRate));
      yield { sampleRate, samples };
      await yc.sleep(${every / 1000});
    }
  },
  inputs: yc.Number({ label: 'Run', value: 1 }),
  outputs: yc.Audio({ label: 'Out', streaming: true, autoplay: true }),
});`;

const runs = 7;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

const open = async (page, site, source) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(source)}`);
  await showForm(page);
  await page.locator('[data-yc=app] audio').waitFor({ state: 'attached' });
};

const submit = (page) => page.locator('[data-yc=app]').getByRole('button', { name: 'Submit', exact: true }).click();

/** From the moment when a run's first yield is on the page to that when the element's clock begins to run. */
const firstSounds = async (page, site, source) => {
  await open(page, site, source);
  await page.evaluate(() => {
    const element = document.querySelector('[data-yc=app] audio');
    globalThis.delays = [];
    globalThis.over = 0;
    element.addEventListener('ended', () => globalThis.over++);
    let last = 0;
    const look = () => {
      const time = element.currentTime;
      // Of a new stream: it is behind where the last one was.
      if (time < last) last = 0;
      if (time > 0 && last === 0) {
        const [{ startTime, duration }] = performance.getEntriesByName('yieldcast:first-yield').slice(-1);
        globalThis.delays.push(performance.now() - time * 1000 - startTime - duration);
      }
      last = time;
      setTimeout(look);
    };
    look();
  });
  // The first one starts the worker and lets the engine compile.
  for (let run = 1; run <= runs + 1; run++) {
    await submit(page);
    await page.waitForFunction((run) => globalThis.over >= run, run);
  }
  const delays = await page.evaluate(() => globalThis.delays);
  return median(delays.slice(1));
};

/** From each append to a stream that has run dry to the moment when the clock runs again. */
const resumes = async (page, site, source) => {
  await page.addInitScript(() => {
    const { appendBuffer } = SourceBuffer.prototype;
    globalThis.appended = 0;
    SourceBuffer.prototype.appendBuffer = function (bytes) {
      // A chunk may come in several pieces: the first one counts.
      if (performance.now() - globalThis.appended > 500) globalThis.appended = performance.now();
      return appendBuffer.call(this, bytes);
    };
  });
  await open(page, site, source);
  await page.evaluate(() => {
    const element = document.querySelector('[data-yc=app] audio');
    globalThis.delays = [];
    globalThis.over = 0;
    element.addEventListener('ended', () => globalThis.over++);
    let last = 0;
    let moved = performance.now();
    const look = () => {
      const time = element.currentTime;
      const now = performance.now();
      if (time !== last) {
        // At the end of the stream it goes on without data.
        if (now - moved > 300 && globalThis.appended > moved && last > 0)
          globalThis.delays.push(now - globalThis.appended);
        moved = now;
      }
      last = time;
      setTimeout(look);
    };
    look();
  });
  await submit(page);
  await page.waitForFunction(() => globalThis.over > 0);
  return page.evaluate(() => globalThis.delays);
};

export const measure = async ({ page, site }) => {
  const whole = await firstSounds(page, site, app(250, 50, 4));
  const small = await firstSounds(page, site, app(20, 10, 50));
  const delays = await resumes(page, site, app(1000, 3000, 6));
  return { whole, small, resume: median(delays), slowest: Math.max(...delays) };
};
