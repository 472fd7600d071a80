import { readdirSync } from 'node:fs';
import { fragmentOf } from '../fragment.mjs';

export const figures = {
  detect: { what: 'detect of yieldcast/vision, pictures of 512×512: a second', unit: 'pictures', atLeast: 9 },
  bare: { what: 'the same model alone, its input ready made: a second', unit: 'pictures' },
  film: { what: 'Submit to the first 2 s of film with boxes, model warm', unit: 's', under: 3 },
};

const rounds = 30;

const source = `import * as yc from 'yieldcast';
import { detect } from 'yieldcast/vision';
const canvas = new OffscreenCanvas(512, 512);
async function* run() {
  await detect(canvas);
  const began = performance.now();
  for (let i = 0; i < ${rounds}; i++) await detect(canvas);
  yield (${rounds} * 1000) / (performance.now() - began);
}
export default yc.Interface({ fn: run, outputs: yc.Number({ label: 'Out' }) });`;

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();

const untilDone = (page) =>
  page.waitForFunction(() => document.querySelector('[data-yc=app]')?.dataset.state === 'done', undefined, {
    timeout: 300_000,
  });

const inSandbox = async (page, site) => {
  await page.goto(`${site}${fragmentOf(source)}`);
  await press(page, 'Run');
  await untilDone(page);
  return Number(await page.getByRole('spinbutton', { name: 'Out' }).inputValue());
};

const alone = (page, dist) => {
  const files = readdirSync(`${dist}/models`);
  const named = (pattern) => files.find((file) => pattern.test(file));
  return page.evaluate(
    async ({ code, wasm, topology, weights, rounds }) => {
      const bytes = async (name) => (await fetch(`./models/${name}`)).arrayBuffer();
      const { openGraph } = await import(new URL(`./models/${code}`, document.baseURI).href);
      const graph = await openGraph({
        wasm: await bytes(wasm),
        topology: await bytes(topology),
        weights: await bytes(weights),
      });
      const input = new Float32Array(512 * 512 * 3);
      const run = () => graph.run(input, [1, 512, 512, 3], 'tower_0/detections');
      run();
      const began = performance.now();
      for (let i = 0; i < rounds; i++) run();
      return (rounds * 1000) / (performance.now() - began);
    },
    {
      code: named(/^tensorflow.*\.js$/),
      wasm: named(/^tensorflow.*\.wasm$/),
      topology: named(/^centernet.*\.json$/),
      weights: named(/^centernet.*\.bin$/),
      rounds,
    },
  );
};

/** The example's first piece, of a run whose worker has the model already. */
const firstPiece = async (page, site) => {
  await page.goto('about:blank');
  await page.goto(`${site}#example=objects`);
  await press(page, 'Run');
  await untilDone(page);
  await page.evaluate(() => performance.clearMeasures());
  await press(page, 'Submit');
  const took = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [first] = list.getEntriesByName('yieldcast:first-yield');
          if (!first) return;
          observer.disconnect();
          resolve(first.duration / 1000);
        }).observe({ type: 'measure', buffered: true });
      }),
  );
  await untilDone(page);
  return took;
};

export const measure = async ({ page, site, dist }) => {
  const detect = await inSandbox(page, site);
  const bare = await alone(page, dist);
  return { detect, bare, film: await firstPiece(page, site) };
};
