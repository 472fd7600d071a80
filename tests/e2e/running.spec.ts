import { expect, type Locator, type Page } from '@playwright/test';
import {
  alert,
  app,
  atGate,
  bar,
  button,
  closeGate,
  component,
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
  // It fades.
  await expect
    .poll(async () => Number(await content.evaluate((element) => getComputedStyle(element).opacity)))
    .toBeLessThan(1);
  open();
  await expect(text(page)).toHaveValue('new');
  await expect(content).not.toHaveAttribute('data-stale');
  await untilState(page, 'done');
});

test('one element tells the state, and errors are alerts', async ({ page }) => {
  await runCode(page, sketch(`function* () { throw new Error('wrong'); }`), 'error');
  await expect(page.getByRole('status')).toHaveCount(1);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('wrong');
  await expect.poll(() => markedLines(page)).toEqual([2]);
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
