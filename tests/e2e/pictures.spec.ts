import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { app, button, component, openAt, run, test, text, untilState, visitSite, writeCode } from './playground';

const projectFile = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));

/** Presses Stop, unless all passes are over, in the task that looks for that. */
const stop = async (page: Page) => {
  await page.evaluate(() => {
    const isRunning = document.querySelector<HTMLElement>('[data-yc="app"]')?.dataset.state === 'running';
    if (isRunning) document.querySelector<HTMLElement>('.pg-run')?.click();
  });
  await untilState(page, 'stopped', 'done');
};

const canvasOf = (page: Page, label: string) => component(page, label).locator('canvas');

/** The pixels of a picture: red, green, blue and alpha in turn. */
const pixelsOf = async (page: Page, label: string): Promise<Uint8Array> => {
  const read = await canvasOf(page, label).evaluate((shown: HTMLCanvasElement) => {
    const context = new OffscreenCanvas(512, 512).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(shown, 0, 0);
    const { data } = context.getImageData(0, 0, shown.width, shown.height);
    return Array.from(data, (each) => String.fromCharCode(each)).join('');
  });
  return Uint8Array.from(read, (each) => each.charCodeAt(0));
};

/** The mean colour of each square of 32 pixels. */
const squaresOf = (pixels: Uint8Array): number[] => {
  const sums = new Array<number>(16 * 16 * 3).fill(0);
  for (let i = 0; i < 512 * 512 * 4; i++) {
    if (i % 4 === 3) continue;
    const [x, y] = [((i >> 2) % 512) >> 5, i >> 16];
    const square = (y * 16 + x) * 3 + (i % 4);
    sums[square] = (sums[square] as number) + (pixels[i] as number) / 1024;
  }
  return sums;
};

/** How much neighbours differ, without what changes evenly: noise, and a few edges. */
const noiseOf = (pixels: Uint8Array): number => {
  let sum = 0;
  for (let i = 4; i < pixels.length - 4; i += 4)
    sum += Math.abs(2 * (pixels[i] as number) - (pixels[i - 4] as number) - (pixels[i + 4] as number));
  return (sum * 4) / pixels.length;
};

test('light that is traced at random becomes a picture: noise falls with each pass, alike in WebGL and JavaScript', async ({
  page,
}) => {
  test.setTimeout(400_000);
  await openAt(page, '#example=path-tracer');
  await run(page);
  const progress = text(page, 'Progress');
  await expect(progress).toHaveValue(/^Pass \d+ of 80, by the graphics card \(WebGL\)$/);
  await stop(page);

  const traced = async (passes: number, by: string) => {
    await app(page).getByRole('slider', { name: 'Passes' }).fill(String(passes));
    await button(page, 'Submit').click();
    await expect(progress).toHaveValue(`Pass ${passes} of ${passes}, by ${by}`, { timeout: 150_000 });
    await untilState(page, 'done');
    return pixelsOf(page, 'Picture');
  };
  const rough = await traced(2, 'the graphics card (WebGL)');
  const finer = await traced(16, 'the graphics card (WebGL)');
  // What is white at first hides some of the noise: it is half of it that stays, not a third.
  expect(noiseOf(finer) / noiseOf(rough)).toBeLessThan(0.7);

  // As where there is no WebGL
  const source = String(projectFile('src/playground/examples/path-tracer.ts'));
  await writeCode(page, source.replace('const gl =', 'const gl = null as WebGL2RenderingContext | null;'));
  await run(page);
  await expect(progress).toHaveValue(/^Pass \d+ of 80, by JavaScript$/);
  await stop(page);
  const squares = squaresOf(await traced(16, 'JavaScript'));
  const differences = squaresOf(finer).map((each, i) => Math.abs(each - (squares[i] as number)));
  const mean = differences.reduce((sum, each) => sum + each, 0) / differences.length;
  expect(mean).toBeLessThan(4);
  expect(Math.max(...squares) - Math.min(...squares)).toBeGreaterThan(100);
});

const side = 40;
const target = projectFile('tests/fixtures/butterfly/target.bin');

/** What is seen where the butterfly is, and where it is not. */
const look = (pixels: Uint8Array) => {
  const colourAt = (x: number, y: number) => [0, 1, 2].map((i) => pixels[(y * 512 + x) * 4 + i] as number);
  let [squares, inside, ink, outside] = [0, 0, 0, 0];
  for (let cell = 0; cell < side * side; cell++) {
    const [x, y] = [Math.floor(((cell % side) + 0.5) * 12.8), Math.floor((Math.floor(cell / side) + 0.5) * 12.8)];
    const [red = 0, green = 0, blue = 0, alive = 0] = target.subarray(cell * 4, cell * 4 + 4);
    if (alive > 230) {
      inside += 3;
      for (const [i, value] of colourAt(x, y).entries())
        squares += ((value - (([red, green, blue][i] as number) * 255) / alive) / 255) ** 2;
    } else if (alive < 26) {
      outside++;
      // A dot that is as wide as this is more alive than not.
      if (colourAt(x + 3, y).join() !== '255,250,240') ink++;
    }
  }
  return { distance: Math.sqrt(squares / inside), ink: ink / outside };
};

const expectButterfly = async (page: Page) => {
  const { distance, ink } = look(await pixelsOf(page, 'Butterfly'));
  // Of blank paper, these are 0.59 and 0.
  expect(distance).toBeLessThan(0.27);
  expect(ink).toBeLessThan(0.15);
};

/** The middle of a cell of a wing, in pixels. */
const wing = { x: 134, y: 185 };

test('a butterfly grows out of one cell, heals where it is clicked, and does so without a network', async ({
  browser,
}) => {
  test.setTimeout(400_000);
  const site = await visitSite(browser);
  const { page } = site;
  const untilYields = async (count: number) => {
    const yields = async () => Number(/([\d,]+) yield/.exec((await app(page).textContent()) ?? '')?.[1] ?? 0);
    await expect.poll(yields, { timeout: 150_000 }).toBeGreaterThanOrEqual(count);
  };
  const grow = async () => {
    await openAt(page, `${site.url}#example=butterfly`);
    await run(page);
    await untilYields(100);
    await stop(page);
    await expectButterfly(page);
  };
  await grow();
  await site.cutOff();
  await grow();

  // Each frame is looked at: the piece is not away for long.
  await canvasOf(page, 'Butterfly').evaluate((shown: HTMLCanvasElement, { x, y }) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
    const look = () => {
      context.drawImage(shown, -x, -y);
      if (context.getImageData(0, 0, 1, 1).data.join() === '255,250,240,255') shown.dataset.cut = '';
      requestAnimationFrame(look);
    };
    look();
  }, wing);
  const cut = canvasOf(page, 'Butterfly').and(page.locator('[data-cut]'));
  await expect(cut).toHaveCount(0);
  const box = await canvasOf(page, 'Butterfly').boundingBox();
  const scale = (box?.width ?? 0) / 512;
  await canvasOf(page, 'Butterfly').click({ position: { x: wing.x * scale, y: wing.y * scale } });
  await untilState(page, 'running');
  await expect(cut).toHaveCount(1);
  await untilYields(100);
  await stop(page);
  await expectButterfly(page);

  await button(page, 'Grow again').click();
  await untilState(page, 'running');
  await stop(page);
  await site.close();
});
