import { expect } from '@playwright/test';
import { difference, downloadWav, soundCode } from './audio';
import { app, button, codeLink, number, openAt, run, runCode, status, test, text, untilState } from './playground';

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
  await runCode(page, cached('true'), 'idle');
  const submit = async () => {
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    return text(page).inputValue();
  };
  const first = await submit();
  expect(first).toMatch(/^3 of 3, /);
  await expect(status(page)).toHaveText(/^Done · 3 yields · \d+\.\d s$/);
  // It is written when the page is idle.
  await expect
    .poll(async () => [await submit(), await status(page).textContent()])
    .toEqual([first, expect.stringMatching(/^Done · 3 yields · from cache, \d+ ms$/)]);

  await number(page, 'Count').fill('4');
  expect(await submit()).toMatch(/^4 of 4, /);

  // The same code, opened anew.
  await page.goto('about:blank');
  await openAt(page, codeLink(cached('true')));
  await run(page);
  await untilState(page, 'idle', 'done');
  expect(await submit()).toBe(first);

  // Code that computes otherwise never gets it.
  await page.goto('about:blank');
  await openAt(page, codeLink(cached('true', 'yield `other ${n}`;')));
  await run(page);
  await untilState(page, 'idle', 'done');
  expect(await submit()).toBe('other 3');
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
    'idle',
  );
  const submit = async () => {
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    const pixels = await app(page)
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) =>
        Array.from(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []).join(),
      );
    return { pixels, sound: await downloadWav(page) };
  };
  const computed = await submit();
  await expect
    .poll(async () => {
      const again = await submit();
      return [
        (await status(page).textContent())?.includes('from cache'),
        again.pixels === computed.pixels,
        difference(again.sound.samples, computed.sound.samples),
      ];
    })
    .toEqual([true, true, { samples: 0, step: 0 }]);
});
