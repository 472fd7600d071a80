import { inTurn, modelAlone, press, timedInSandbox, untilRan } from '../models-alone.mjs';

export const figures = {
  detect: { what: 'detect of yieldcast/vision, pictures of 512×512: a second', unit: 'pictures', atLeast: 9 },
  bare: { what: 'the same model alone, its input ready made: a second', unit: 'pictures' },
  share: { what: 'detect, beside the model alone', unit: '%', atLeast: 90 },
  film: { what: 'Submit to the first 2 s of film with boxes, model warm', unit: 's', under: 3 },
};

const source = `import * as yc from 'yieldcast';
import { detect } from 'yieldcast/vision';
const canvas = new OffscreenCanvas(512, 512);
${timedInSandbox('detect(canvas)')}`;

const alone = (page, dist) =>
  modelAlone(page, dist, 'centernet', { input: [1, 512, 512, 3], outputs: ['tower_0/detections'] });

/** The example's first piece, of a run whose worker has the model already. */
const firstPiece = async (page, site) => {
  await page.goto('about:blank');
  await page.goto(`${site}#example=objects`);
  await press(page, 'Run');
  await untilRan(page);
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
  await untilRan(page);
  return took;
};

export const measure = async ({ page, site, dist }) => {
  const { ours, bare } = await inTurn(page, site, source, (plain) => alone(plain, dist));
  return {
    detect: 1000 / ours,
    bare: 1000 / bare,
    share: (100 * bare) / ours,
    film: await firstPiece(page, site),
  };
};
