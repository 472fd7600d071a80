import { expect, type Page } from '@playwright/test';
import { arrivalsOf, pressIn, withFace } from './capture';
import { bar, component, keepArrivals, openAt, run, test, untilState, visitSite } from './playground';

test.use(withFace);

/**
 * How many pixels of the picture that is shown have the colour of the points that the example draws, and where their middle
 * is, as parts of its size.
 */
const drawn = (page: Page) =>
  component(page, 'Face')
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext('2d') as OffscreenCanvasRenderingContext2D;
      context.drawImage(canvas, 0, 0);
      const { width, height, data } = context.getImageData(0, 0, copy.width, copy.height);
      let [count, x, y] = [0, 0, 0];
      for (let at = 0; at < width * height; at++) {
        const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3);
        if (!(red < 150 && green > 220 && blue > 220)) continue;
        count++;
        x += at % width;
        y += Math.floor(at / width);
      }
      return { width, count, x: x / count / width, y: y / count / height };
    });

test('points of a face are drawn on a photo, and on frames of a camera as they come, without a network', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const site = await visitSite(browser);
  const { page } = site;
  const onPhoto = async () => {
    await openAt(page, `${site.url}#example=face-landmarks`);
    await run(page);
    await untilState(page, 'done');
    await expect.poll(() => drawn(page).then(({ width }) => width)).toBe(400);
    const { count, x, y } = await drawn(page);
    expect(count).toBeGreaterThan(300);
    expect(Math.hypot(x - 0.5, y - 0.4)).toBeLessThan(0.05);
  };
  await onPhoto();
  await site.cutOff();
  await keepArrivals(page);
  await onPhoto();

  await pressIn(page, 'Camera', 'Start');
  await expect.poll(() => drawn(page).then(({ width }) => width)).toBe(280);
  const pictures = () => arrivalsOf(page, 'bitmap');
  const before = await pictures();
  await expect.poll(pictures).toBeGreaterThan(before + 10);
  const { count, x, y } = await drawn(page);
  expect(count).toBeGreaterThan(200);
  // The film has her left of the middle; what is shown is its mirror image.
  expect(x).toBeGreaterThan(0.51);
  expect(x).toBeLessThan(0.62);
  expect(y).toBeCloseTo(0.31, 1);
  await bar(page, 'Stop').click();
  await untilState(page, 'stopped');
  await site.close();
});
