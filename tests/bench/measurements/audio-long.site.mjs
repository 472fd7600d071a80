import { readFileSync } from 'node:fs';
import { fragmentOf } from '../fragment.mjs';

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

/** Heaps of the page and its media worker in bytes, after a collection: objects and buffers. */
const openHeaps = async (page) => {
  const session = await page.context().newCDPSession(page);
  const workers = new Map();
  const waiting = new Map();
  let calls = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => workers.set(sessionId, targetInfo));
  session.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const ask = (sessionId, method) =>
    new Promise((resolve) => {
      const id = ++calls;
      waiting.set(id, resolve);
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  const size = async (send) => {
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  };
  return async () => {
    const media = [...workers].find(([, { title, url }]) => /media/.test(`${title} ${url}`));
    if (!media) throw new Error(`No media worker among ${JSON.stringify([...workers.values()])}.`);
    return {
      page: await size((method) => session.send(method)),
      worker: await size((method) => ask(media[0], method)),
    };
  };
};

/** Resident memory of the browser's processes in bytes, where the system tells it. */
const openProcesses = async (page) => {
  const session = await page.context().browser().newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const sum = (type) =>
      processInfo.filter((each) => each.type === type).reduce((total, { id }) => total + residentOf(id), 0);
    return { renderer: sum('renderer'), browser: sum('browser') };
  };
};

const residentOf = (id) => {
  try {
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const open = async (page, site, source) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(source)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const app = page.locator('[data-yc=app]');
  await app.locator('audio').waitFor({ state: 'attached' });
  return { app, submit: () => app.getByRole('button', { name: 'Submit', exact: true }).click() };
};

const megabytes = (bytes) => bytes / 2 ** 20;

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
