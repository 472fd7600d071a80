import { fragmentOf } from '../fragment.mjs';

export const figures = {
  first: { what: 'a kept run of 100 yields, 10 MB: click to the first yield shown, median', unit: 'ms', under: 30 },
  last: { what: 'the same: click to the last yield, median', unit: 'ms', under: 250 },
  gain: { what: 'a kept run against running again, fake diffusion of 10 steps', unit: '×', atLeast: 20 },
  scrub: { what: 'a step through 10,000 yields of text, key to paint: longest of 100', unit: 'ms', under: 50 },
  rest: { what: 'a person’s key to the end of what is computed ahead: longest of 5', unit: 'ms', under: 50 },
};

const app = (options) => `import * as yc from 'yieldcast'; export default yc.Interface({ ${options} });`;

const pictures = app(`
  fn: function* (n) { for (let i = 0; i < 100; i++) yield yc.noise(160, 160); },
  inputs: yc.Number({ label: 'n', value: 1 }), outputs: yc.Image(), cache: true`);

const diffusion = app(`
  fn: async function* (steps) { for (let i = 0; i < steps; i++) { await yc.sleep(1); yield yc.noise(600, 600); } },
  inputs: yc.Number({ label: 'Steps', value: 10 }), outputs: yc.Image(), cache: true`);

const texts = app(`fn: function* () { for (let i = 0; i < 10000; i++) yield 'yield ' + i; }, outputs: yc.Textbox()`);

const ahead = app(`
  fn: function* (n) { for (let i = 0; ; i++) { let x = 0; while (x < 1e6) x++; yield i; } },
  inputs: yc.Number({ label: 'n' }), outputs: yc.Number(), examples: [1, 2, 3], cacheExamples: 'idle'`);

const runs = (page) =>
  page.evaluate(() => performance.getEntriesByName('yieldcast:run').map(({ detail }) => ({ ...detail })));

const open = async (page, site, code, count = 1) => {
  await page.goto('about:blank');
  await page.goto(`${site}${fragmentOf(code)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await untilRuns(page, count);
};

const untilRuns = (page, count) =>
  page.waitForFunction((count) => performance.getEntriesByName('yieldcast:run').length === count, count);

const submit = async (page) => {
  const count = (await runs(page)).length;
  await page.locator('[data-yc=app]').getByRole('button', { name: 'Submit' }).click();
  await untilRuns(page, count + 1);
  await page.waitForFunction(
    (count) => performance.getEntriesByName('yieldcast:first-paint').length === count,
    count + 1,
  );
  const shown = await page.evaluate(() => performance.getEntriesByName('yieldcast:first-paint').at(-1).duration);
  return { ...(await runs(page)).at(-1), shown };
};

const untilKept = (page) =>
  page.waitForFunction(async () => {
    const name = (await indexedDB.databases()).find((each) => each.name?.startsWith('yieldcast-results'))?.name;
    if (!name) return false;
    const request = indexedDB.open(name);
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const count = request.result.transaction('entries').objectStore('entries').count();
    await new Promise((resolve) => count.addEventListener('success', resolve));
    request.result.close();
    return count.result > 0;
  });

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export const measure = async ({ page, site }) => {
  await page.addInitScript(() => {
    const { terminate } = Worker.prototype;
    Worker.prototype.terminate = function () {
      terminate.call(this);
      globalThis.ended = performance.now();
    };
  });
  await open(page, site, pictures);
  await untilKept(page);
  const hits = [];
  for (let i = 0; i < 9; i++) hits.push(await submit(page));
  if (hits.some(({ fromCache }) => !fromCache)) throw new Error('A run was not taken from the cache.');
  const first = median(hits.map(({ shown }) => shown));
  const last = median(hits.map(({ lastYield }) => lastYield));

  await open(page, site, diffusion);
  const [{ lastYield: computed }] = await runs(page);
  let hit = await submit(page);
  while (!hit.fromCache) hit = await submit(page);
  const gain = computed / hit.lastYield;

  await open(page, site, texts);
  await page.getByRole('button', { name: 'Timeline' }).click();
  await page.getByRole('slider', { name: 'Yield' }).press('Home');
  const scrub = await page.evaluate(async () => {
    const ruler = document.activeElement;
    let longest = 0;
    for (let i = 0; i < 100; i++) {
      const began = performance.now();
      ruler.dispatchEvent(new KeyboardEvent('keydown', { key: i % 3 ? 'PageUp' : 'ArrowLeft', bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      longest = Math.max(longest, performance.now() - began);
    }
    return longest;
  });

  let rest = 0;
  for (let i = 0; i < 5; i++) {
    await page.goto('about:blank');
    await page.goto(`${site}${fragmentOf(ahead)}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    // One spare stands at first, one follows it when the app has taken it, and one when what is computed ahead has.
    await page.waitForFunction(() => performance.getEntriesByName('yieldcast:spare').length >= 3);
    await page.evaluate(() =>
      addEventListener('keydown', ({ timeStamp }) => Object.assign(globalThis, { pressed: timeStamp }), { once: true }),
    );
    await page.keyboard.press('Shift');
    await page.waitForFunction(() => globalThis.pressed !== undefined);
    const took = await page.evaluate(() => globalThis.ended - globalThis.pressed);
    if (!(took >= 0)) throw new Error('Nothing was computed ahead.');
    rest = Math.max(rest, took);
  }
  return { first, last, gain, scrub, rest };
};
