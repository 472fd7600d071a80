import { showForm } from '../form.mjs';
import { fragmentOf } from '../fragment.mjs';
import { megabytes, openHeaps, openProcesses } from '../memory.mjs';

export const figures = {
  hour: { what: '60 minutes of 16 kHz sound, pushed as fast as it goes: until all is seekable', unit: 'ms' },
  page: { what: 'the same: the page’s heap has grown by', unit: 'MB', under: 20 },
  worker: { what: 'the same: the media worker’s heap has grown by', unit: 'MB', under: 20 },
  renderer: { what: 'the same: the renderer’s memory has grown by', unit: 'MB' },
  browser: { what: 'the same: the browser process’s memory has grown by', unit: 'MB' },
  late: { what: 'the same: seek to 59:00 to sound', unit: 'ms' },
  early: { what: 'the same: seek to 0:30 to sound', unit: 'ms' },
  endless: { what: 'an endless stream: heaps after 2,000 yields against 200', unit: 'MB', under: 20 },
};

const app = (fn, options) => `import * as yc from 'yieldcast';
const sampleRate = 16_000;
const sine = (k, length) =>
  Int16Array.from({ length }, (_, i) => 9_000 * Math.sin((2 * Math.PI * 440 * (k * length + i)) / sampleRate) + 300 * Math.random());
export default yc.Interface({
  fn: ${fn},
  inputs: yc.Number({ label: 'Run', value: 1 }),
  outputs: yc.Audio({ label: 'Out', streaming: true, autoplay: true ${options} }),
});`;

const hour = app(
  `function* () { const samples = sine(0, sampleRate); for (let k = 0; k < 3600; k++) yield { sampleRate, samples }; }`,
  ', bufferAhead: 4000',
);
const endless = app(
  `function* () { for (let k = 0; ; k++) { yield { sampleRate, samples: sine(k, 320) }; if (k % 100 === 99) console.log('yields', k + 1); } }`,
  '',
);

const open = async (page, site, source) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(source)}`);
  await showForm(page);
  const app = page.locator('[data-yc=app]');
  await app.locator('audio').waitFor({ state: 'attached' });
  return { app, submit: () => app.getByRole('button', { name: 'Submit', exact: true }).click() };
};

/** Goes to a time, and waits until it is played. @returns how many milliseconds that took. */
const seek = (page, time) =>
  page.evaluate(
    (time) =>
      new Promise((resolve) => {
        const element = document.querySelector('[data-yc=app] audio');
        const range = document.querySelector('[data-yc=app] input[aria-label=Position]');
        const began = performance.now();
        range.value = String(time);
        range.dispatchEvent(new Event('input', { bubbles: true }));
        const look = () => {
          const at = element.currentTime;
          if (at > time && at < time + 5 && !element.seeking) resolve(performance.now() - began - (at - time) * 1000);
          else setTimeout(look);
        };
        look();
      }),
    time,
  );

const measureHour = async (page, site, heaps, processes) => {
  const { app, submit } = await open(page, site, hour);
  const before = { ...(await heaps()), ...(await processes()) };
  const began = Date.now();
  await submit();
  await page.waitForFunction(() => document.querySelector('[data-yc=app] input[aria-label=Position]')?.max === '3600');
  const took = Date.now() - began;
  const after = { ...(await heaps()), ...(await processes()) };
  const late = await seek(page, 3540);
  const early = await seek(page, 30);
  const alert = await app.getByRole('alert').allInnerTexts();
  if (alert.some((text) => text.trim() !== '')) throw new Error(`The player tells of a problem: ${alert.join(' ')}`);
  const grown = (key) => megabytes(after[key] - before[key]);
  return {
    hour: took,
    page: grown('page'),
    worker: grown('worker'),
    renderer: grown('renderer'),
    browser: grown('browser'),
    late,
    early,
  };
};

const measureEndless = async (page, site, heaps) => {
  const { app, submit } = await open(page, site, endless);
  const log = page.getByRole('log');
  const total = async (yields) => {
    await log.getByText(`yields ${yields}`, { exact: true }).first().waitFor({ timeout: 60_000 });
    const { page, worker } = await heaps();
    return page + worker;
  };
  await submit();
  const before = await total(200);
  const after = await total(2_000);
  await app.getByRole('button', { name: 'Stop', exact: true }).click();
  return megabytes(after - before);
};

export const measure = async ({ page, site }) => {
  const heaps = await openHeaps(page);
  const processes = await openProcesses(page);
  const measured = await measureHour(page, site, heaps, processes);
  return { ...measured, endless: await measureEndless(page, site, heaps) };
};
