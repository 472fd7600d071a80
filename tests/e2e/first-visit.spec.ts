import { expect } from '@playwright/test';
import { app, bar, editor, openAt, openCode, records, run, status, test, untilState, writeCode } from './playground';
import { noteShifts, shiftedFar } from './shifts';

test('the bare address shows the first example running, in silence, and says what this is', async ({ page }) => {
  await noteShifts(page);
  await openAt(page, './');
  await untilState(page, 'running', 'done');
  await expect(app(page).locator('canvas')).toBeVisible();
  await expect(page.getByText('Every yield appears as it is made.')).toBeVisible();
  await expect(editor(page)).toContainText('async function* move');
  // Nothing that is there already moves for what comes later: the editor, fonts, the app.
  expect(await shiftedFar(page)).toEqual([]);
});

test('an address with an example or with code waits for Run', async ({ page }) => {
  await openAt(page, '#example=count');
  await expect(bar(page, 'Run')).toBeEnabled();
  await expect(editor(page)).toContainText('function* count');
  await expect(app(page)).toHaveCount(0);
  // What is needed first is asked for first, and the gallery along with it, since the address names an example of it.
  const links = 'script[type=module], link[rel=modulepreload], link[rel=stylesheet], script[src*=theme], link[as=font]';
  const head = await page
    .locator('head')
    .evaluate((head, links) => [...head.querySelectorAll(links)].map((each) => each.outerHTML), links);
  const order = ['index-', 'app-', 'theme', 'gallery-', 'wght'].map((part) =>
    head.findIndex((each) => each.includes(`/${part}`) || (part === 'wght' && each.includes(part))),
  );
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order).not.toContain(-1);
  await openCode(page, 'export default () => 1;');
  await expect(editor(page)).toContainText('() => 1');
  await expect(app(page)).toHaveCount(0);
  expect(await records(page)).toEqual([]);
});

test('Run marks the input that is missing, goes to it, and runs nothing', async ({ page }) => {
  await openCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (file, age) => age,
      inputs: [yc.Textbox({ label: 'Name' }), yc.File({ label: 'Paper' }), yc.Number({ label: 'Age' })],
      outputs: yc.Number({ label: 'Out' }),
    });`,
  );
  await run(page);
  await expect(app(page).getByText('Add a file first.')).toBeVisible();
  await expect(app(page).getByText('Type a number first.')).toBeVisible();
  await expect(app(page).getByLabel('Paper', { exact: true })).toBeFocused();
  await untilState(page, 'idle');
  expect(await records(page)).toEqual([]);
});

test.describe('edits', () => {
  test.use({ autorun: true });

  test('run by themselves after a first Run, and not while the code cannot be read', async ({ page }) => {
    await openCode(page, 'export default () => 1;');
    await writeCode(page, 'export default () => 2;');
    await run(page);
    await untilState(page, 'done');
    await expect(app(page).getByRole('spinbutton')).toHaveValue('2');
    await writeCode(page, 'export default () => 3;');
    await expect(app(page).getByRole('spinbutton')).toHaveValue('3');
    await writeCode(page, 'export default () => 4 +;');
    await expect(page.locator('.pg-problem')).toBeVisible();
    await writeCode(page, 'export default () => 5;');
    await expect(app(page).getByRole('spinbutton')).toHaveValue('5');
    await expect
      .poll(async () => (await records(page)).map(({ outcome }) => outcome))
      .toEqual(['done', 'done', 'done']);
  });

  test('do not run by themselves after a run that had to be terminated', async ({ page }) => {
    await openCode(page, 'export default () => { for (;;); };');
    await run(page);
    await untilState(page, 'running');
    await bar(page, 'Stop').click();
    await untilState(page, 'stopped');
    await page.clock.install();
    await writeCode(page, 'export default () => 6;');
    await page.clock.runFor(2000);
    // Code is looked through in the order in which it was typed: by now, the one before would have run.
    await writeCode(page, 'export default () => 6 +;');
    await page.clock.runFor(2000);
    await expect(page.locator('.pg-problem')).toBeVisible();
    await untilState(page, 'stopped');
    await writeCode(page, 'export default () => 6;');
    await run(page);
    await untilState(page, 'done');
    await expect(status(page)).toHaveText(/^Done/);
  });
});

test('code that cannot be loaded leaves the last app, dimmed, beside its error', async ({ page }) => {
  await openCode(page, 'export default () => 7;');
  await run(page);
  await untilState(page, 'done');
  await writeCode(page, 'export default () => 8 +;');
  await run(page);
  await untilState(page, 'error');
  await expect(app(page).getByRole('spinbutton')).toHaveValue('7');
  await expect(page.locator('.pg-stage')).toHaveAttribute('data-stale');
  await writeCode(page, 'export default () => 8;');
  await run(page);
  await untilState(page, 'done');
  await expect(page.locator('.pg-stage')).not.toHaveAttribute('data-stale');
});
