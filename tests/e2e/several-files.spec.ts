import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import {
  alert,
  bar,
  caret,
  editor,
  openAt,
  openCode,
  place,
  run,
  test,
  text,
  untilState,
  writeCode,
} from './playground';

const main = `import * as yc from 'yieldcast';
import { twice } from './other.ts';
export default yc.Interface({
  fn: function* said() { yield twice('ha'); },
  outputs: yc.Textbox({ label: 'Out' }),
});
`;
const twice = 'export const twice = (said: string) => said + said;\n';

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) });
const nameField = (page: Page) => page.getByRole('textbox', { name: /ame of/ });

/** Opens a sketch of two files, made as a person does. */
const makeTwo = async (page: Page) => {
  await openAt(page, './');
  await writeCode(page, main);
  await page.getByRole('button', { name: 'New file' }).click();
  await expect(nameField(page)).toBeFocused();
  await nameField(page).press('Enter');
  await expect(tab(page, 'other.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText(twice);
};

test('a second file is made, imported, run, found again after a reload, and its error leads to its place', async ({
  page,
}) => {
  await makeTwo(page);
  await run(page);
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('haha');

  await page.reload();
  await expect(tab(page, 'main.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(editor(page)).toContainText('function* said()');
  await tab(page, 'other.ts').click();
  await expect(editor(page)).toContainText('export const twice');

  // Each file has its own undo history.
  await writeCode(page, "export const twice = (said: string) => {\n  throw new Error('no ' + said);\n};\n");
  await tab(page, 'main.ts').click();
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor(page)).toContainText('function* said()');
  await run(page);
  await untilState(page, 'error');
  await expect(alert(page)).toContainText('no ha');
  await expect(place(page)).toHaveText('other.ts:2:9');
  await expect(tab(page, 'other.ts')).toHaveAccessibleName('other.ts, with an error');
  await place(page).click();
  await expect(tab(page, 'other.ts')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => caret(page)).toBe('2:9');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor(page)).toContainText('said + said');
});

test('files are named, renamed, removed and brought back by keyboard; a bad name gets a sentence', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openCode(page, main);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  const add = page.getByRole('button', { name: 'New file' });
  await add.press('Enter');
  await nameField(page).fill('../other');
  await nameField(page).press('Enter');
  await expect(page.getByText('leads out of the sketch')).toBeVisible();
  await nameField(page).fill('Main');
  await nameField(page).press('Enter');
  await expect(page.getByText('There is a file named “main.ts” already.')).toBeVisible();
  await nameField(page).press('Escape');
  await expect(page.getByRole('tab')).toHaveCount(0);
  await expect(editor(page)).toBeFocused();

  await add.press('Enter');
  await nameField(page).fill('twice');
  await nameField(page).press('Enter');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.insertText(twice);
  // The import names another file, and the problem says which one is meant.
  await expect(page.locator('.pg-problem')).toContainText("imports './other.ts'");

  await tab(page, 'twice.ts').press('F2');
  await nameField(page).fill('other');
  await nameField(page).press('Enter');
  await expect(tab(page, 'other.ts')).toBeFocused();
  await expect(page.locator('.pg-problem')).toHaveCount(0);
  await tab(page, 'other.ts').press('ArrowLeft');
  await expect(tab(page, 'main.ts')).toBeFocused();
  await expect(editor(page)).toContainText('function* said()');
  await tab(page, 'main.ts').press('End');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  await tab(page, 'other.ts').press('Delete');
  await expect(page.getByText('“other.ts” is removed.')).toBeVisible();
  await expect(tab(page, 'main.ts')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(tab(page, 'other.ts')).toBeFocused();
  await expect(editor(page)).toContainText('export const twice');
});

test('all files go along: in a link, in a copy, in a zip and in an export', async ({ page, browser }) => {
  await makeTwo(page);
  await run(page);
  await untilState(page, 'done');
  const showsBoth = async (where: Page) => {
    await expect(editor(where)).toContainText('function* said()');
    await tab(where, 'other.ts').click();
    await expect(editor(where)).toContainText('export const twice');
  };

  await bar(page, 'Share').click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  const [code, app] = [
    sheet.getByRole('textbox', { name: 'Link to this code' }),
    sheet.getByRole('textbox', { name: 'Link to the app' }),
  ];
  await expect(sheet).toContainText('For a sketch with several, use the frame');
  const elsewhere = await browser.newPage();
  await elsewhere.goto(await code.inputValue());
  await elsewhere.getByRole('tab').first().waitFor();
  await showsBoth(elsewhere);
  const alone = await browser.newPage();
  await alone.goto(await app.inputValue());
  await alone.getByRole('button', { name: 'Run' }).click();
  await expect(alone.getByRole('textbox', { name: 'Out' })).toHaveValue('haha');
  await alone.close();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.getByRole('button', { name: 'All, with earlier versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sketches' });
  await dialog.getByRole('button', { name: 'Duplicate said' }).click();
  await dialog.getByRole('button', { name: 'Open said (copy)' }).last().click();
  await showsBoth(page);

  await bar(page, 'Export').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as one file' }).click();
  const exported = readFileSync(await (await saving).path());
  await page.keyboard.press('Escape');
  // Dropped on another page, it opens with both.
  await elsewhere.goto('about:blank');
  await openAt(elsewhere, new URL('./', await page.evaluate(() => location.href)).href);
  const transfer = await elsewhere.evaluateHandle((html) => {
    const data = new DataTransfer();
    data.items.add(new File([html], 'app.html', { type: 'text/html' }));
    return data;
  }, exported.toString());
  await elsewhere.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
  await elsewhere.getByRole('tab').first().waitFor();
  await showsBoth(elsewhere);
  await elsewhere.close();
});

test('an earlier version brings back all files, and what it replaces becomes a version', async ({ page }) => {
  await makeTwo(page);
  await run(page);
  await untilState(page, 'done');
  await page.getByRole('button', { name: 'Remove other.ts' }).click();
  await writeCode(page, 'export default function* alone() { yield 1; }');
  const openEarlier = async () => {
    await page.getByRole('button', { name: /^Gallery/ }).click();
    await page.getByRole('button', { name: 'All, with earlier versions' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sketches' });
    await dialog.getByText('Earlier versions').click();
    return dialog.locator('.pg-sketch-earlier');
  };
  const earlier = await openEarlier();
  await expect(earlier).toContainText('in 2 files');
  await earlier.getByRole('button').click();
  await expect(tab(page, 'main.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(editor(page)).toContainText('function* said()');
});

const reader = `import * as yc from 'yieldcast';
export default yc.Interface({
  fn: async function* rows() { yield await (await yc.asset('data.csv')).text(); },
  outputs: yc.Textbox({ label: 'Out' }),
  cache: true,
});
`;

test('a data file joins the sketch, is read by its code, edited, and goes along into an export', async ({
  page,
  browser,
}) => {
  await openAt(page, './');
  await writeCode(page, reader);
  await page.getByRole('button', { name: 'New file' }).click();
  const chooser = page.locator('.pg-files input[type="file"]');
  await chooser.setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([1]) });
  await expect(page.getByText('“picture.png” is neither')).toBeVisible();
  await chooser.setInputFiles({ name: 'data.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') });
  await expect(page.getByText("The code reads it by yc.asset('data.csv').")).toBeVisible();
  await expect(tab(page, 'data.csv')).toBeFocused();
  await run(page);
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('a,b');

  // Other data is another result, although the code is the same.
  await writeCode(page, 'c,d');
  await run(page);
  await expect(text(page)).toHaveValue('c,d');
  await untilState(page, 'done');
  await page.reload();
  await tab(page, 'data.csv').click();
  await expect(editor(page)).toHaveText('c,d');
  await run(page);
  await expect(text(page)).toHaveValue('c,d');

  await bar(page, 'Export').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as one file' }).click();
  const html = readFileSync(await (await saving).path(), 'utf8');
  const alone = await browser.newPage();
  await alone.route('https://exported.test/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await alone.goto('https://exported.test/');
  await alone.getByRole('button', { name: 'Generate' }).click();
  await expect(alone.getByRole('textbox', { name: 'Out' })).toHaveValue('c,d');
  await alone.close();
});

test('a data file that is dropped on the page joins the sketch in the editor', async ({ page }) => {
  await openCode(page, reader);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x,y'], 'data.csv', { type: 'text/csv' }));
    return data;
  });
  await page.locator('body').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(tab(page, 'data.csv')).toHaveAttribute('aria-selected', 'true');
  await expect(editor(page)).toHaveText('x,y');
  await run(page);
  await expect(text(page)).toHaveValue('x,y');
});
