import { serveFolder } from '../../tools/serve.mjs';

export const figures = {
  first: { what: 'page opened to the first yield of the first of two apps: median', unit: 'ms' },
  beside: { what: 'from there to the first yield of the second: median', unit: 'ms', under: 60 },
  later: { what: 'another app added to that page, to its first yield: median', unit: 'ms', under: 60 },
  share: { what: 'the same, of what the first app took from the page’s opening: median', unit: '%' },
};

const app = `<yield-cast autorun><script type="text/yieldcast">
import * as yc from 'yieldcast';
export default yc.Interface({ fn: function* () { yield 'Hello'; }, outputs: yc.Textbox({ label: 'Out' }) });
</script></yield-cast>`;

const opened = `<!doctype html><html lang="en"><head><title>A page</title></head><body>
<script type="module" src="embed.js"></script>${app}${app}</body></html>`;

/** When the first yield of each app came, in milliseconds since the navigation began. */
const firstYields = (page, count) =>
  page.evaluate(
    (count) =>
      new Promise((resolve) => {
        const look = () => {
          const yields = performance.getEntriesByName('yieldcast:first-yield');
          if (yields.length < count) return requestAnimationFrame(look);
          resolve(yields.map(({ startTime, duration }) => startTime + duration));
        };
        look();
      }),
    count,
  );

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

export const measure = async ({ page, dist }) => {
  const site = await serveFolder(dist, '/', { 'opened.html': opened });
  const rounds = [];
  for (let round = 0; round < 9; round++) {
    await page.goto('about:blank');
    await page.goto(`${site.url}opened.html`);
    const [first, second] = await firstYields(page, 2);
    // The page is at rest, and the next worker is warm.
    await page.waitForFunction(() => performance.getEntriesByName('yieldcast:spare').length > 2);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const added = await page.evaluate((app) => {
      const now = performance.now();
      document.body.insertAdjacentHTML('beforeend', app);
      return now;
    }, app);
    const third = (await firstYields(page, 3))[2];
    const later = third - added;
    rounds.push({ first, beside: second - first, later, share: (100 * later) / first });
  }
  await site.close();
  return Object.fromEntries(Object.keys(figures).map((key) => [key, median(rounds.map((each) => each[key]))]));
};
