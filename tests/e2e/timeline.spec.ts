import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import {
  app,
  atGate,
  button,
  closeGate,
  runCode,
  status,
  stored,
  test,
  text,
  untilKept,
  untilState,
} from './playground';

const ruler = (page: Page) => app(page).getByRole('slider', { name: 'Yield' });
/** The notes on the runs that the browser keeps. */
const keptNotes = async (page: Page) =>
  ((await stored(page, 'yieldcast-history', 'runs')) as { note?: string }[]).map(({ note }) => note);
const timeline = (page: Page) => app(page).getByRole('region', { name: 'Timeline' });
const spoken = (page: Page) => expect(ruler(page));

/** Pictures whose colour tells their number, and text that grows. */
const pictures = `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: async function* () {
    let text = '';
    for (let i = 1; i <= 10; i++) {
      if (i === 6) ${atGate};
      text += i + ' ';
      yield [yc.solid(8, 8, [i * 20, 0, 0]), text];
    }
  },
  outputs: [yc.Image({ label: 'Picture' }), yc.Textbox({ label: 'Out' })],
});`;

const red = (page: Page) =>
  app(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.getContext('2d')?.getImageData(0, 0, 1, 1).data[0]);

test('one steps through the yields of a run while it goes on, and after it', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(page, pictures, 'running');
  await expect(text(page)).toHaveValue('1 2 3 4 5 ');
  await button(page, 'Timeline').click();
  await spoken(page).toHaveAttribute('aria-valuetext', /^Live: 5 of 5, at \d+\.\d s$/);
  await expect(ruler(page)).toBeFocused();

  // A step of the past stays, however the run goes on.
  await ruler(page).press('ArrowLeft');
  await ruler(page).press('ArrowLeft');
  await spoken(page).toHaveAttribute('aria-valuetext', /^3 of 5, at \d+\.\d s$/);
  await expect(text(page)).toHaveValue('1 2 3 ');
  await expect.poll(() => red(page)).toBe(60);
  open();
  await untilState(page, 'done');
  await spoken(page).toHaveAttribute('aria-valuetext', /^3 of 10, at /);
  await expect(text(page)).toHaveValue('1 2 3 ');

  await ruler(page).press('Home');
  await expect(text(page)).toHaveValue('1 ');
  await ruler(page).press('End');
  await spoken(page).toHaveAttribute('aria-valuetext', /^Live: 10 of 10, at /);
  await expect(text(page)).toHaveValue('1 2 3 4 5 6 7 8 9 10 ');
  await expect.poll(() => red(page)).toBe(200);

  // By pointer: the middle of ten.
  const box = await ruler(page).boundingBox();
  if (!box) throw new Error('The ruler has no place.');
  await page.mouse.click(box.x + box.width * (4 / 9), box.y + 10);
  await expect(text(page)).toHaveValue('1 2 3 4 5 ');

  // It plays to the end, and is live again.
  await ruler(page).press('Home');
  await timeline(page).getByRole('combobox', { name: 'Speed' }).selectOption('4');
  await timeline(page).getByRole('button', { name: 'Play' }).click();
  await expect(timeline(page).getByRole('button', { name: 'Live' })).toHaveAttribute('aria-pressed', 'true');
  await expect(text(page)).toHaveValue('1 2 3 4 5 6 7 8 9 10 ');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }

  // Closed, the app shows what it holds, and the place of the focus is not lost.
  await ruler(page).press('Home');
  await ruler(page).press('Escape');
  await expect(timeline(page)).toBeHidden();
  await expect(text(page)).toHaveValue('1 2 3 4 5 6 7 8 9 10 ');
});

test('what a run yielded is saved: one yield, or all of them', async ({ page }) => {
  await runCode(page, pictures.replace(atGate, ''), 'done');
  await button(page, 'Timeline').click();
  await ruler(page).press('Home');
  const save = async (item: string) => {
    await timeline(page)
      .getByRole('button', { name: /^Save|Saved$/ })
      .click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      timeline(page).getByRole('button', { name: item }).click(),
    ]);
    await expect(timeline(page).getByRole('button', { name: 'Save', exact: true })).toBeVisible();
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const lines = await save('All yields (JSON Lines)');
  expect(lines.name).toBe('Picture.jsonl');
  const parsed = lines.bytes
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(parsed).toHaveLength(10);
  expect(parsed[2]).toMatchObject({ yield: 3, Out: '1 2 3 ' });

  const zip = await save('All images (zip)');
  expect(zip.name).toBe('Picture.zip');
  const names = Array.from({ length: 10 }, (_, i) => `Picture ${String(i + 1).padStart(5, '0')}.png`);
  const pngs = unzipSync(zip.bytes);
  expect(Object.keys(pngs).sort()).toEqual(names);
  /** The red of each picture, decoded by the browser. */
  const redsOf = (files: { type: string; bytes: Uint8Array }[]) =>
    page.evaluate(
      async (files) => {
        const reds: number[] = [];
        const context = new OffscreenCanvas(8, 8).getContext('2d', { willReadFrequently: true });
        for (const { type, bytes } of files) {
          const decoder = new ImageDecoder({ type, data: new Uint8Array(bytes) });
          await decoder.tracks.ready;
          for (let i = 0; i < (decoder.tracks.selectedTrack?.frameCount ?? 0); i++) {
            const { image } = await decoder.decode({ frameIndex: i });
            context?.drawImage(image, 0, 0);
            image.close();
            reds.push(context?.getImageData(4, 4, 1, 1).data[0] ?? -1);
          }
        }
        return reds;
      },
      files.map(({ type, bytes }) => ({ type, bytes: [...bytes] })),
    );
  const expected = Array.from({ length: 10 }, (_, i) => (i + 1) * 20);
  expect(await redsOf(names.map((name) => ({ type: 'image/png', bytes: pngs[name] as Uint8Array })))).toEqual(expected);

  const gif = await save('All images as GIF');
  expect(await redsOf([{ type: 'image/gif', bytes: gif.bytes }])).toEqual(expected);
  const film = await save('All images as MP4');
  expect(film.bytes.subarray(4, 8).toString()).toBe('ftyp');
  // Each colour is in the file: the first is a dark red, the last a bright one.
  const reds = await page.evaluate(
    async (bytes) => {
      const video = document.createElement('video');
      video.muted = true;
      video.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'video/mp4' }));
      await new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
      const at = async (time: number) => {
        video.currentTime = time;
        await new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        const canvas = new OffscreenCanvas(8, 8).getContext('2d');
        // On a busy machine, a video can be sought before it has a picture: none of these is black.
        for (;;) {
          canvas?.drawImage(video, 0, 0, 8, 8);
          const red = canvas?.getImageData(4, 4, 1, 1).data[0];
          if (red) return red;
          await new Promise(requestAnimationFrame);
        }
      };
      return [await at(0.01), await at(video.duration - 0.05)];
    },
    [...film.bytes],
  );
  expect(Math.abs((reds[0] as number) - 20)).toBeLessThan(12);
  expect(Math.abs((reds[1] as number) - 200)).toBeLessThan(12);
});

test('a hundred thousand yields are thinned out, and the timeline says so', async ({ page }) => {
  test.setTimeout(600_000);
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({ fn: function* () { for (let i = 1; i <= 1e5; i++) yield i; }, outputs: yc.Number({ label: 'Out' }) });`,
    'running',
    'done',
  );
  // At a machine's own pace.
  await expect(status(page)).toContainText('Done · 100,000 yields', { timeout: 500_000 });
  await button(page, 'Timeline').click();
  const told = await timeline(page)
    .getByText(/every \d+th yield of this run can be looked at/)
    .textContent();
  const every = Number(/\d+/.exec(told ?? '')?.[0]);
  // At most 16,384 are kept, and no fewer than it takes.
  expect([8, 16]).toContain(every);
  await ruler(page).press('Home');
  await spoken(page).toHaveAttribute('aria-valuetext', new RegExp(`^${every} of 100,000, at `));
  await expect(app(page).getByRole('spinbutton', { name: 'Out' })).toHaveValue(String(every));
});

/** Each run tells how many there were; their results are kept. */
const counted = `import * as yc from 'yieldcast';
let runs = 0;
export default yc.Interface({
  title: 'Counted',
  fn: function* (n) { runs++; for (let i = 1; i <= n; i++) yield 'run ' + runs + ': ' + i; },
  inputs: yc.Number({ label: 'n', value: 2 }),
  outputs: yc.Textbox({ label: 'Out' }),
  cache: true,
});`;

test('earlier runs are looked at again without running, compared, rated and let go', async ({ page }) => {
  await runCode(page, counted, 'done');
  await expect(text(page)).toHaveValue('run 1: 2');
  await app(page).getByRole('spinbutton', { name: 'n' }).fill('3');
  await button(page, 'Submit').click();
  await expect(text(page)).toHaveValue('run 2: 3');
  await button(page, 'Timeline').click();
  await button(page, 'Runs').click();
  const runs = app(page).getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await expect(runs).toHaveCount(2);
  await expect(runs.nth(1)).toContainText(/^2.*2 yields · .* · Done/);

  await runs.nth(1).getByRole('button', { name: /^Open/ }).click();
  await expect(text(page)).toHaveValue('run 1: 2');
  await ruler(page).press('Home');
  await expect(text(page)).toHaveValue('run 1: 1');
  await runs.nth(1).getByRole('button', { name: /^Open/ }).click();
  await expect(text(page)).toHaveValue('run 2: 3');

  await runs
    .nth(0)
    .getByRole('button', { name: /^Thumbs up/ })
    .click();
  await runs.nth(0).getByRole('textbox', { name: /^Note/ }).fill('the better one');
  await runs.nth(0).getByRole('textbox', { name: /^Note/ }).press('Enter');
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save list (CSV)').click()]);
  expect((await readFile(await download.path())).toString().split('\r\n')[1]).toMatch(
    /,3,[\d.]+,3,done,,up,the better one$/,
  );

  await runs
    .nth(0)
    .getByRole('button', { name: /^Compare/ })
    .click();
  await runs
    .nth(1)
    .getByRole('button', { name: /^Compare/ })
    .click();
  const both = page.getByRole('dialog', { name: 'Two runs' });
  await expect(both.getByRole('textbox', { name: 'Out' })).toHaveCount(2);
  await expect(both.getByRole('textbox', { name: 'Out' }).nth(0)).toHaveValue('run 2: 3');
  await expect(both.getByRole('textbox', { name: 'Out' }).nth(1)).toHaveValue('run 1: 2');
  await both.getByRole('button', { name: 'Close' }).click();

  await runs
    .nth(1)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(runs).toHaveCount(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});

test('what the browser keeps is listed, and cleared', async ({ page }) => {
  await runCode(page, counted, 'done');
  await app(page).getByRole('spinbutton', { name: 'n' }).fill('3');
  await button(page, 'Submit').click();
  await expect(text(page)).toHaveValue('run 2: 3');
  await button(page, 'Timeline').click();
  await button(page, 'Runs').click();
  await untilKept(page, 2);
  await button(page, 'Storage…').click();
  const dialog = page.getByRole('dialog', { name: 'Kept in this browser' });
  await expect(dialog.getByRole('row', { name: 'Counted' })).toContainText(/^Counted2\d+ bytes/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Clear Counted' }).click();
  await expect(dialog).toContainText('No results are kept.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await button(page, 'Submit').click();
  await expect(text(page)).toHaveValue('run 3: 3');
});

test('a run that a person marks is there in another visit, opened without running, and saved with its files', async ({
  page,
}) => {
  const source = `import * as yc from 'yieldcast';
    let runs = 0;
    export default yc.Interface({
      fn: function* (n) { runs++; for (let i = 1; i <= n; i++) yield [yc.solid(8, 8, [i * 20, 0, 0]), 'run ' + runs + ': ' + i + ', ' + Math.random()]; },
      inputs: yc.Number({ label: 'n', value: 3 }),
      outputs: [yc.Image({ label: 'Picture' }), yc.Textbox({ label: 'Out' })],
    });`;
  const runs = app(page).getByRole('list', { name: 'Runs' }).getByRole('listitem');
  await runCode(page, source, 'done');
  await expect(text(page)).toHaveValue(/^run 1: 3, /);
  const first = await text(page).inputValue();
  await button(page, 'Timeline').click();
  await button(page, 'Runs').click();
  await runs.getByRole('button', { name: /^Pin/ }).click();
  await runs.getByRole('button', { name: /^Thumbs down/ }).click();
  await runs.getByRole('textbox', { name: /^Note/ }).fill('=too, dark');
  await runs.getByRole('textbox', { name: /^Note/ }).press('Enter');
  await expect.poll(() => keptNotes(page)).toEqual(['=too, dark']);

  await page.goto('about:blank');
  await runCode(page, source, 'done');
  await expect(text(page)).not.toHaveValue(first);
  await button(page, 'Timeline').click();
  await button(page, 'Runs').click();
  await expect(runs).toHaveCount(2);
  await expect(runs.nth(1).getByRole('button', { name: /^Pin/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(runs.nth(1).getByRole('textbox', { name: /^Note/ })).toHaveValue('=too, dark');
  await runs.nth(1).getByRole('button', { name: /^Open/ }).click();
  await expect(text(page)).toHaveValue(first);
  await expect.poll(() => red(page)).toBe(60);
  await ruler(page).press('Home');
  await expect(text(page)).toHaveValue(/^run 1: 1, /);
  await expect.poll(() => red(page)).toBe(20);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Save list and files (zip)').click(),
  ]);
  const zip = unzipSync(await readFile(await download.path()));
  expect(Object.keys(zip).sort()).toEqual(['001/Picture.png', '002/Picture.png', 'runs.csv']);
  expect(Buffer.from(zip['002/Picture.png'] ?? []).toString('latin1', 1, 4)).toBe('PNG');
  const [head, , marked] = Buffer.from(zip['runs.csv'] ?? [])
    .toString()
    .split('\r\n');
  expect(head).toBe('began,inputs,seconds,yields,outcome,pinned,rating,note,Picture,Out');
  expect(marked).toContain(`,3,done,yes,down,"'=too, dark",002/Picture.png,"${first}"`);

  // Taken off the list, it is gone for good.
  await runs
    .nth(1)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect.poll(() => keptNotes(page)).toEqual([]);
});
