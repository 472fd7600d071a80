import { expect, type Locator, type Page } from '@playwright/test';
import {
  alert,
  app,
  atGate,
  bar,
  button,
  caret,
  closeGate,
  component,
  editor,
  log,
  markedLines,
  number,
  openCode,
  records,
  run,
  runCode,
  sketch,
  status,
  stopPatiently,
  test,
  text,
  untilState,
  writeCode,
} from './playground';

type Change = { state: string; words: string; icon: string; at: number };

/** Has the page keep each state that the app goes through, and when. */
const watchStates = (page: Page) =>
  page.evaluate(() => {
    const seen: Change[] = [];
    Object.assign(globalThis, { statesSeen: seen });
    new MutationObserver(() => {
      const root = document.querySelector<HTMLElement>('[data-yc="app"]');
      const state = root?.dataset.state;
      if (!root || !state || seen.at(-1)?.state === state) return;
      const icon = getComputedStyle(root.querySelector('.yc-status-icon') as Element).maskImage;
      seen.push({
        state,
        words: root.querySelector('[role="status"]')?.textContent ?? '',
        icon,
        at: performance.now(),
      });
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
  });

const statesSeen = (page: Page) => page.evaluate(() => (globalThis as unknown as { statesSeen: Change[] }).statesSeen);

const boxOf = async (of: Locator) => {
  const box = await of.boundingBox();
  expect(box).not.toBeNull();
  return box;
};

/** Runs until it is stopped, and takes its time to stop. */
const slow = sketch(
  `async function* () {
    try {
      for (let i = 1; ; i++) {
        yield i;
        await yc.sleep(0.05);
      }
    } finally {
      await new Promise((resolve) => setTimeout(resolve, 250));
      console.log('cleaned up');
    }
  }`,
  "yc.Number({ label: 'Out' })",
);

/** Echoes its input when it has waited for a while. */
const echo = `import * as yc from 'yieldcast';

let calls = 0;
export default yc.Interface({
  fn: async function* (said, seconds) {
    const call = ++calls;
    await yc.sleep(seconds);
    yield [said, call];
  },
  inputs: [yc.Textbox({ label: 'Say', value: 'hello' }), yc.Number({ label: 'Seconds', value: 0 })],
  outputs: [yc.Textbox({ label: 'Out' }), yc.Number({ label: 'Calls' })],
});`;

test('each state is told in words, in data-state and by a shape of its own', async ({ page }) => {
  await openCode(page, slow);
  await watchStates(page);
  await run(page);
  await untilState(page, 'running');
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await writeCode(page, 'export default () => 1;');
  await run(page);
  await untilState(page, 'done');
  await writeCode(page, 'export default () => { throw new Error(); };');
  await run(page);
  await untilState(page, 'error');
  await button(page, 'Clear').click();
  await untilState(page, 'idle');

  const seen = await statesSeen(page);
  const order = seen.map(({ state }) => state).join(' ');
  expect(order).toBe('loading running stopping stopped loading running done loading running error idle');
  const told = new Map(seen.map(({ state, words, icon }) => [state, { words: words.split(' · ')[0], icon }]));
  expect(Object.fromEntries([...told].map(([state, { words }]) => [state, words]))).toEqual({
    idle: 'Ready',
    loading: 'Loading…',
    running: 'Running',
    stopping: 'Stopping…',
    stopped: 'Stopped',
    done: 'Done',
    error: 'Failed',
  });
  expect(new Set([...told.values()].map(({ icon }) => icon)).size).toBe(7);
});

test('Stop takes the place of Submit and of Run, and nothing else moves', async ({ page }) => {
  await runCode(page, slow, 'running');
  const running = {
    app: await boxOf(button(page, 'Stop')),
    clear: await boxOf(button(page, 'Clear')),
    output: await boxOf(component(page)),
    bar: await boxOf(bar(page, 'Stop')),
    share: await boxOf(bar(page, 'Share')),
  };
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  expect({
    app: await boxOf(button(page, 'Generate')),
    clear: await boxOf(button(page, 'Clear')),
    output: await boxOf(component(page)),
    bar: await boxOf(bar(page, 'Run')),
    share: await boxOf(bar(page, 'Share')),
  }).toEqual(running);
});

test('Stop takes the place of Run while a sketch loads, too', async ({ page }) => {
  await openCode(page, 'for (;;);');
  const before = await boxOf(bar(page, 'Run'));
  await run(page);
  await untilState(page, 'loading');
  expect(await boxOf(bar(page, 'Stop'))).toEqual(before);
  await bar(page, 'Stop').click();
  await untilState(page, 'stopped');
  expect(await boxOf(bar(page, 'Run'))).toEqual(before);
});

test('a click on Run, and one on Stop, show a change before the click is even over', async ({ page }) => {
  await openCode(page, slow);
  /** Clicks, and reads the state within the same task: no frame, and so no wait, lies between. */
  const stateAtClick = (target: Locator) =>
    target.evaluate((element: HTMLElement) => {
      element.click();
      return document.querySelector<HTMLElement>('[data-yc="app"]')?.dataset.state;
    });
  await expect(bar(page, 'Run')).toBeEnabled();
  expect(await stateAtClick(bar(page, 'Run'))).toBe('loading');
  await untilState(page, 'running');
  expect(await stateAtClick(button(page, 'Stop'))).toBe('stopping');
  await expect(button(page, 'Stopping…')).toBeDisabled();
  await untilState(page, 'stopped');
});

test('a run that is stopped runs its finally blocks', async ({ page }) => {
  await stopPatiently(page);
  await runCode(page, slow, 'running');
  await expect.poll(() => number(page).inputValue()).not.toBe('');
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(log(page)).toContainText('cleaned up');
  await expect(status(page)).toHaveText(/^Stopped · \d+ yields? · \d+\.\d s$/);
});

test('a generator that never waits runs its finally blocks, too', async ({ page }) => {
  await stopPatiently(page);
  const fn = `function* () { try { for (let i = 0; ; i++) yield i; } finally { console.log('cleaned up'); } }`;
  await runCode(page, sketch(fn, "yc.Number({ label: 'Out' })"), 'running');
  await expect.poll(() => number(page).inputValue()).not.toBe('');
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
  await expect(log(page)).toContainText('cleaned up');
});

test('the elapsed time ticks while a run goes on, and ends at its last yield', async ({ page }) => {
  const open = await closeGate(page);
  const fn = `async function* () { yield 1; await yc.sleep(0.3); yield 2; ${atGate}; }`;
  await runCode(page, sketch(fn, "yc.Number({ label: 'Out' })"), 'running');
  // It ticks on, past the last yield, for as long as the run lasts.
  await expect(app(page).locator('.yc-figures')).toHaveText(/^2 yields · [1-9]\d*\.\d s$/);
  open();
  await untilState(page, 'done');
  const [record] = await records(page);
  await expect(status(page)).toHaveText(`Done · 2 yields · ${((record?.lastYield ?? 0) / 1000).toFixed(1)} s`);
});

test('what a change sets off in the midst of a run leaves that run its figures', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(
    page,
    `const [size, seen, out, go] = [
      yc.Slider({ label: 'Size', value: 5 }), yc.Textbox({ label: 'Seen' }), yc.Number({ label: 'Out' }), yc.Button('Go'),
    ];
    size.change((value) => 'size ' + value, size, seen);
    go.click(async function* () { for (let i = 1; i <= 16; i++) yield i; ${atGate}; yield 17; }, null, out);
    export default yc.Blocks(size, seen, out, go);`,
    'idle',
  );
  await button(page, 'Go').click();
  await expect(app(page).locator('.yc-figures')).toHaveText(/^16 yields/);
  await app(page).getByRole('slider', { name: 'Size' }).press('ArrowRight');
  await expect(text(page, 'Seen')).toHaveValue('size 6');
  await expect(app(page).locator('.yc-figures')).toHaveText(/^16 yields/);
  open();
  await untilState(page, 'done');
  await expect(status(page)).toHaveText(/^Done · 17 yields/);
});

test('a second Submit is refused while a run goes on', async ({ page }) => {
  const open = await closeGate(page);
  await runCode(page, echo.replace('await yc.sleep(seconds)', atGate), 'running');
  await text(page, 'Say').fill('again');
  await text(page, 'Say').press('Enter');
  await number(page, 'Seconds').press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  open();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('hello');
  await expect(number(page, 'Calls')).toHaveValue('1');
  expect(await records(page)).toHaveLength(1);
});

test('a double click on Submit does not stop what it started', async ({ page }) => {
  await runCode(page, echo, 'done');
  await number(page, 'Seconds').fill('0.5');
  await button(page, 'Submit').dblclick();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('hello');
});

test('Clear puts inputs, outputs, status and errors back to how they began', async ({ page }) => {
  await runCode(page, echo, 'done');
  await text(page, 'Say').fill('something else');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('something else');
  await button(page, 'Clear').click();
  await untilState(page, 'idle');
  await expect(text(page, 'Say')).toHaveValue('hello');
  await expect(text(page)).toHaveValue('');
  await expect(number(page, 'Calls')).toHaveValue('');
  await expect(status(page)).toHaveText('Ready');

  await number(page, 'Seconds').fill('');
  await button(page, 'Submit').click();
  await untilState(page, 'error');
  await expect(alert(page)).toContainText('“Seconds” is empty. Type a number first.');
  await button(page, 'Clear').click();
  await untilState(page, 'idle');
  await expect(alert(page)).toHaveCount(0);
  await expect(number(page, 'Seconds')).toHaveValue('0');
});

test('the last output stays, dimmed, until the first new value', async ({ page }) => {
  let open = await closeGate(page);
  await runCode(page, echo.replace('await yc.sleep(seconds)', atGate), 'running');
  const content = component(page).locator('.yc-content');
  // There is nothing yet to be dimmed.
  await expect(content).not.toHaveAttribute('data-stale');
  open();
  await untilState(page, 'done');
  open = await closeGate(page);
  await text(page, 'Say').fill('new');
  await button(page, 'Submit').click();
  await expect(content).toHaveAttribute('data-stale');
  await expect(text(page)).toHaveValue('hello');
  expect(Number(await content.evaluate((element) => getComputedStyle(element).opacity))).toBeLessThan(1);
  open();
  await expect(text(page)).toHaveValue('new');
  await expect(content).not.toHaveAttribute('data-stale');
  await untilState(page, 'done');
});

test('lines of the console tell their level and their place, which leads there', async ({ page }) => {
  const fn = `function* () {
  console.log('a line', { of: [1, 2] });
  console.info('told');
  console.warn('warned');
  console.error(new Error('gone wrong'));
  console.debug('seen');
  yield 1;
}`;
  await runCode(page, sketch(fn), 'done');
  const lines = log(page).locator('.pg-line');
  await expect(lines).toHaveCount(5);
  expect(await lines.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.level))).toEqual([
    'log',
    'info',
    'warn',
    'error',
    'debug',
  ]);
  await expect(lines.nth(0)).toContainText(/a line.*of.*1.*2/);
  await expect(lines.nth(3)).toContainText('gone wrong');
  const places = lines.getByRole('button');
  await expect(places).toHaveText([/^3:\d+$/, /^4:\d+$/, /^5:\d+$/, /^6:\d+$/, /^7:\d+$/]);
  await places.nth(2).click();
  await expect(editor(page)).toBeFocused();
  await expect.poll(() => caret(page)).toBe(await places.nth(2).textContent());
  await page.locator('.pg-console').getByRole('button', { name: 'Clear' }).click();
  await expect(lines).toHaveCount(0);
});

test('console lines of code that then hangs are shown', async ({ page }) => {
  await runCode(page, sketch(`function* () { console.log('before it'); for (;;); }`), 'running');
  await expect(log(page)).toContainText('before it');
  await button(page, 'Stop').click();
  await untilState(page, 'stopped');
});

test('one element tells the state, and errors are alerts', async ({ page }) => {
  await runCode(page, sketch(`function* () { throw new Error('wrong'); }`), 'error');
  await expect(page.getByRole('status')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('wrong');
  await expect.poll(() => markedLines(page)).toEqual([2]);
});

test.describe('nothing jumps in a run', () => {
  /** Has the page add up how far things move by themselves, those that follow a click included. */
  const watchShifts = (page: Page) =>
    page.evaluate(() => {
      Object.assign(globalThis, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (globalThis as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
        }
      }).observe({ type: 'layout-shift' });
    });
  const shift = (page: Page) => page.evaluate(() => (globalThis as unknown as { shift: number }).shift);

  const runs: Record<string, string> = {
    'of growing text': `fn: async function* () { let text = ''; for (let i = 0; i < 30; i++) { text += 'some more words of it '; yield text; await yc.sleep(0.01); } }, outputs: yc.Textbox({ label: 'Out' })`,
    'of images of several sizes': `fn: async function* () { for (const side of [600, 600, 1000]) { yield yc.noise(side, side); await yc.sleep(0.1); } }, outputs: yc.Image({ label: 'Out' })`,
    'of numbers beside a picture': `fn: async function* () { for (let i = 0; i < 20; i++) { yield [i ** 5, yc.noise(100, 100)]; await yc.sleep(0.02); } }, outputs: [yc.Number({ label: 'Out' }), yc.Image({ label: 'Picture' })]`,
    'that fails': `fn: async function* () { yield 1; await yc.sleep(0.1); throw new Error('wrong'); }, outputs: yc.Number({ label: 'Out' })`,
  };
  const sketchOf = (options: string) =>
    `import * as yc from 'yieldcast';\nexport default yc.Interface({ ${options}, inputs: yc.Textbox({ label: 'In' }) });`;
  for (const [what, options] of Object.entries(runs)) {
    test(what, async ({ page }) => {
      await runCode(page, sketchOf(options), 'done', 'error');
      await watchShifts(page);
      for (let round = 0; round < 2; round++) {
        await button(page, 'Submit').click();
        await untilState(page, 'done', 'error');
      }
      expect(await shift(page)).toBeLessThanOrEqual(0.05);
    });
  }

  test('as Run shows an app, and at the next Run', async ({ page }) => {
    await openCode(
      page,
      sketch('async function* () { yield 1; await yc.sleep(0.1); yield 2; }', "yc.Number({ label: 'Out' })"),
    );
    await watchShifts(page);
    for (let round = 0; round < 2; round++) {
      await run(page);
      await expect.poll(() => records(page)).toHaveLength(round + 1);
    }
    expect(await shift(page)).toBeLessThanOrEqual(0.05);
  });

  test('on a narrow page', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await runCode(page, sketchOf(runs['of growing text'] ?? ''), 'done');
    await watchShifts(page);
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    expect(await shift(page)).toBeLessThanOrEqual(0.05);
  });

  test('and what does jump is noticed', async ({ page }) => {
    await runCode(page, sketchOf(runs['that fails'] ?? ''), 'error');
    await watchShifts(page);
    await app(page).evaluate((element) => {
      element.prepend(Object.assign(document.createElement('div'), { style: 'height: 300px' }));
    });
    await expect.poll(() => shift(page)).toBeGreaterThan(0.05);
  });
});

test('a sketch that closes its worker in mid-run is told so at once, and the next run works', async ({ page }) => {
  await runCode(
    page,
    sketch("function* () { yield 'before'; self.close(); for (;;); }", "yc.Textbox({ label: 'Out' })"),
    'error',
  );
  await expect(alert(page)).toContainText('close()');
  await runCode(page, sketch("function* () { yield 'after'; }", "yc.Textbox({ label: 'Out' })"), 'done');
  await expect(text(page)).toHaveValue('after');
});
