import { expect, type Page } from '@playwright/test';
import { difference, downloadWav, soundCode } from './audio';
import {
  app,
  button,
  codeLink,
  number,
  openAt,
  records,
  run,
  runCode,
  status,
  stored,
  test,
  text,
  untilKept,
  untilState,
} from './playground';

/** Presses Submit, and waits until that very run is over. */
const submitted = async (page: Page) => {
  const { length } = await records(page);
  await button(page, 'Submit').click();
  await expect.poll(async () => (await records(page)).length).toBeGreaterThan(length);
  await untilState(page, 'done');
};

/** Each run yields another number, so that a result that comes again was kept. */
const cached = (cache: string, body = 'for (let i = 1; i <= n; i++) yield `${i} of ${n}, ${Math.random()}`;') =>
  `import * as yc from 'yieldcast';
  export default yc.Interface({
    fn: function* (n) { ${body} },
    inputs: yc.Number({ label: 'Count', value: 3 }),
    outputs: yc.Textbox({ label: 'Out' }),
    cache: ${cache},
  });`;

test('a run is kept, found again after a reload, and not mixed with others', async ({ page }) => {
  await runCode(page, cached('true'), 'done');
  await expect(text(page)).toHaveValue(/^3 of 3, /);
  const first = await text(page).inputValue();
  await expect(status(page)).toHaveText(/^Done · 3 yields · \d+\.\d s$/);
  await submitted(page);
  await expect(text(page)).toHaveValue(first);
  await expect(status(page)).toHaveText(/^Done · 3 yields · from cache, \d+ ms$/);

  await number(page, 'Count').fill('4');
  await submitted(page);
  await expect(text(page)).toHaveValue(/^4 of 4, /);
  await untilKept(page, 2);

  // The same code, opened anew.
  await page.goto('about:blank');
  await openAt(page, codeLink(cached('true')));
  await run(page);
  await untilState(page, 'done');
  await submitted(page);
  await expect(text(page)).toHaveValue(first);

  // Code that computes otherwise never gets it.
  await page.goto('about:blank');
  await openAt(page, codeLink(cached('true', 'yield `other ${n}`;')));
  await run(page);
  await untilState(page, 'done');
  await submitted(page);
  await expect(text(page)).toHaveValue('other 3');
});

test('pictures and streamed sound come back to the pixel and to the sample', async ({ page }) => {
  await runCode(
    page,
    `${soundCode}
    export default yc.Interface({
      fn: function* (n) {
        const offset = Math.floor(Math.random() * 1000);
        for (let i = 0; i < 4; i++) yield [yc.noise(64, 48), wavOf(sweep(4000 * i + offset, 4000 * i + offset + 4000))];
      },
      inputs: yc.Number({ label: 'Count', value: 1 }),
      outputs: [yc.Image({ label: 'Picture' }), yc.Audio({ label: 'Out', streaming: true })],
      cache: true,
    });`,
    'done',
  );
  const shown = async () => {
    const pixels = await app(page)
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) =>
        Array.from(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).join(),
      );
    return { pixels, sound: await downloadWav(page) };
  };
  const submit = async () => {
    await submitted(page);
    return shown();
  };
  const computed = await shown();
  await untilKept(page, 1);
  const again = await submit();
  await expect(status(page)).toContainText('from cache');
  expect(again.pixels === computed.pixels).toBe(true);
  expect(difference(again.sound.samples, computed.sound.samples)).toEqual({ samples: 0, step: 0 });
});

/** A sketch of the author's own values and of a slow step, which counts how often it is computed. */
const ownValues = (name: string) => `import * as yc from 'yieldcast';
let calls = 0;
const slow = yc.cached(async (n) => { calls++; return { bytes: new Uint8Array(3).fill(n) }; });
export default yc.Interface({
  fn: async function* (n) {
    const seen = (await yc.cache.get('seen')) ?? 0;
    await yc.cache.set('seen', seen + 1);
    const { bytes } = await slow(n);
    yield '${name}: seen ' + seen + ', ' + bytes.join() + ', computed ' + calls + ', keys ' + (await yc.cache.keys()).join();
  },
  inputs: yc.Number({ label: 'n', value: 7 }),
  outputs: yc.Textbox({ label: 'Out' }),
});`;

test('a sketch keeps values of its own and the results of slow steps, for itself alone', async ({ page }) => {
  await runCode(page, ownValues('one'), 'done');
  await expect(text(page)).toHaveValue('one: seen 0, 7,7,7, computed 1, keys seen');
  await submitted(page);
  await expect(text(page)).toHaveValue('one: seen 1, 7,7,7, computed 1, keys seen');

  // Opened anew, once the step is written: that waits until the page is idle.
  await untilKept(page, 2);
  await page.goto('about:blank');
  await runCode(page, ownValues('one'), 'done');
  await expect(text(page)).toHaveValue('one: seen 2, 7,7,7, computed 0, keys seen');

  await page.goto('about:blank');
  await runCode(page, ownValues('another'), 'done');
  await expect(text(page)).toHaveValue('another: seen 0, 7,7,7, computed 1, keys seen');
});

test('examples are computed while nobody does anything, and one that is ready shows its result at once', async ({
  page,
}) => {
  const source = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: async function* (n) { await yc.sleep(0.2); yield 'result ' + n + ', ' + Math.random(); },
      inputs: yc.Number({ label: 'n' }),
      outputs: yc.Textbox({ label: 'Out' }),
      examples: [1, 2],
      cacheExamples: 'idle',
    });`;
  await runCode(page, source, 'idle', 'error');
  const example = (n: number) =>
    app(page)
      .locator('.yc-example')
      .filter({ hasText: String(n) });
  await expect(example(1).getByRole('img', { name: 'Ready:' })).toBeVisible();
  await expect(example(2).getByRole('img', { name: 'Ready:' })).toBeVisible();
  await example(2).click();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue(/^result 2, /);
  const result = await text(page).inputValue();
  await expect(status(page)).toContainText('from cache');
  await untilKept(page, 2);

  // What is no example is not kept.
  await number(page, 'n').fill('3');
  await submitted(page);
  await expect(text(page)).toHaveValue(/^result 3, /);
  const other = await text(page).inputValue();
  await submitted(page);
  await expect(text(page)).not.toHaveValue(other);

  // In another visit it is ready from the start.
  await page.goto('about:blank');
  await runCode(page, source, 'idle', 'error');
  await expect(example(2).getByRole('img', { name: 'Ready:' })).toBeVisible();
  await example(2).click();
  await expect(text(page)).toHaveValue(result);
});

test('where the browser has little room, older results go, the newest is kept, and the page says so', async ({
  page,
  baseURL,
}) => {
  // Before the page is opened: Chromium remembers for minutes how much room there is.
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 5_000_000 });
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: function* (n) { yield [yc.noise(512, 512), 'result ' + n + ', ' + Math.random()]; },
      inputs: yc.Number({ label: 'n', value: 1 }),
      outputs: [yc.Image({ label: 'Picture' }), yc.Textbox({ label: 'Out' })],
      cache: true,
    });`,
    'done',
  );
  await untilKept(page, 1);
  // It goes after a while: it is looked for from the start.
  const told = app(page).getByText('This browser has little room left').first().waitFor();
  // A picture is a megabyte.
  let last = '';
  for (let n = 2; n < 8; n++) {
    await number(page, 'n').fill(String(n));
    await button(page, 'Submit').click();
    await expect(text(page)).toHaveValue(new RegExp(`^result ${n}, `));
    await untilState(page, 'done');
    last = await text(page).inputValue();
  }
  await told;
  expect((await stored(page, 'yieldcast-results', 'entries')).length).toBeLessThan(5);
  await button(page, 'Submit').click();
  await expect(status(page)).toContainText('from cache');
  await expect(text(page)).toHaveValue(last);
});

test('where storage is closed, runs go on uncached, and one sentence says so', async ({ page }) => {
  // As in private windows of some browsers, and with site data blocked.
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await runCode(page, cached('true'), 'done');
  const sentence = app(page).getByText('Results are not kept: this browser’s storage is full or closed to this page.');
  await expect(sentence).toHaveCount(1);
  await expect(text(page)).toHaveValue(/^3 of 3, /);
  const first = await text(page).inputValue();
  await button(page, 'Submit').click();
  await expect(text(page)).not.toHaveValue(first);
  await untilState(page, 'done');
  await expect(status(page)).toHaveText(/^Done · 3 yields · \d+\.\d s$/);
  // It may have gone by itself.
  expect(await sentence.count()).toBeLessThan(2);

  // What a sketch keeps itself computes as if nothing were kept.
  await runCode(page, ownValues('closed'), 'done');
  await expect(text(page)).toHaveValue('closed: seen 0, 7,7,7, computed 1, keys ');
});
