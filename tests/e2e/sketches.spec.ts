import { expect } from '@playwright/test';
import { app, editor, number, openAt, run, stored, test, untilState, writeCode } from './playground';

const source = (from: number) => `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: function* waves(n: number) { yield yc.noise(200, 120); },
  inputs: yc.Number({ label: 'Number', value: ${from} }),
  outputs: yc.Image({ label: 'Picture' }),
});
`;

test('sketches are named, pictured, found, copied, saved, deleted and brought back, and have earlier versions', async ({
  page,
}) => {
  await openAt(page, './');
  await writeCode(page, source(1));
  await run(page);
  await untilState(page, 'done');
  await writeCode(page, source(2));
  await run(page);
  await untilState(page, 'done');
  // The list shows what pictures there are when it is opened.
  await expect.poll(async () => (await stored(page, 'yieldcast-pictures', 'pictures')).length).toBe(1);

  // The title is edited where it stands, in the bar.
  const inBar = page.locator('.pg-bar').getByRole('textbox', { name: 'Title' });
  await page.getByRole('button', { name: 'Rename waves' }).click();
  await expect(inBar).toBeFocused();
  await inBar.fill('nothing of it');
  await inBar.press('Escape');
  const rename = page.getByRole('button', { name: 'Rename waves' });
  await expect(rename).toBeFocused();
  await rename.press('F2');
  await inBar.fill('Swell');
  await inBar.press('Enter');
  await expect(page).toHaveTitle('Swell · Yieldcast');
  await expect(page.getByRole('button', { name: 'Rename Swell' })).toBeFocused();

  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.getByRole('button', { name: 'All, with earlier versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sketches' });
  const rows = dialog.getByRole('listitem').filter({ has: page.getByRole('textbox') });
  await expect(rows).toHaveCount(1);
  const title = rows.getByRole('textbox', { name: 'Title of Swell' });
  await title.fill('Noise, twice');
  await title.press('Enter');
  await expect(page).toHaveTitle('Noise, twice · Yieldcast');

  await dialog.getByRole('button', { name: 'Duplicate Noise, twice' }).click();
  await expect(rows).toHaveCount(2);
  await dialog.getByRole('searchbox').fill('copy');
  await expect(rows).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Delete Noise, twice (copy)' }).click();
  await expect(dialog).toContainText('“Noise, twice (copy)” is deleted.');
  await dialog.getByRole('searchbox').fill('');
  await expect(rows).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);

  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save all as zip' }).click();
  const zip = await (await saving).path();
  await dialog.locator('input[type="file"]').setInputFiles({
    name: 'sketches.zip',
    mimeType: 'application/zip',
    buffer: await import('node:fs').then(({ readFileSync }) => readFileSync(zip)),
  });
  await expect(rows).toHaveCount(4);

  // The picture was taken when the run ended; an earlier version comes back as an edit.
  const own = rows.filter({ has: page.locator('img') });
  await expect(own).toHaveCount(1);
  await own.getByText('Earlier versions').click();
  await own.locator('.pg-sketch-earlier button').first().click();
  await expect(dialog).toHaveCount(0);
  await expect(editor(page)).toContainText('value: 1');
  await expect(page).toHaveTitle('Noise, twice · Yieldcast');

  // With a sketch go its versions and its picture, once it can no longer be brought back.
  expect(await stored(page, 'yieldcast-versions', 'versions')).not.toEqual([]);
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.getByRole('button', { name: 'All, with earlier versions' }).click();
  await own.getByRole('button', { name: /^Delete/ }).click();
  await expect(own).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => stored(page, 'yieldcast-versions', 'versions')).toEqual([]);
  await expect.poll(() => stored(page, 'yieldcast-pictures', 'pictures')).toEqual([]);
});

test.describe('edits that run by themselves', () => {
  test.use({ autorun: true });

  test('leave in the form what a person has put there', async ({ page }) => {
    await openAt(page, '#example=count');
    await run(page);
    await untilState(page, 'done');
    await number(page, 'Count to').fill('42');
    await writeCode(
      page,
      `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: (n: number) => n * 2,
  inputs: yc.Number({ label: 'Count to', value: 1_000 }),
  outputs: yc.Number({ label: 'Twice' }),
});
`,
    );
    await expect(number(page, 'Twice')).toHaveValue('84');
    await expect(number(page, 'Count to')).toHaveValue('42');
    await expect(app(page)).toHaveAttribute('data-state', 'done');
  });
});

test('a theme that was chosen holds before the page’s own scripts have run', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage['yieldcast:preferences'] = JSON.stringify({ theme: 'dark' });
  });
  // Without the page's modules, what is left is what is seen first.
  await page.route(/assets\/.*\.js/, (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});
