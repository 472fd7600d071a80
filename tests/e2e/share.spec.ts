import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import {
  app,
  bar,
  blocks,
  button,
  codeLink,
  component,
  editor,
  openAt,
  openCode,
  run,
  sketch,
  stored,
  test,
  text,
  untilState,
  writeCode,
} from './playground';

const greeting = sketch('async function* () { yield "hello"; }');

test('the sheet gives links, a frame, an element and a code; the app’s link opens the app alone, and waits', async ({
  page,
  browser,
}) => {
  await openCode(page, greeting);
  await bar(page, 'Share').click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  await expect(sheet).toBeVisible();
  const textOf = (name: string) => sheet.getByRole('textbox', { name, exact: true }).inputValue();
  await expect.poll(() => textOf('Link to the app')).toMatch(/#code=[\w-]+&v=[\d.]+&title=Untitled&view=app&sum=\w+$/);
  const link = await textOf('Link to the app');
  await expect.poll(() => textOf('Frame')).toContain(`src="${link.replaceAll('&', '&amp;')}"`);
  await expect.poll(() => textOf('Custom element')).toContain('<script type="text/yieldcast">');
  await expect(sheet.getByRole('img', { name: /^QR code/ })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(bar(page, 'Share')).toBeFocused();

  const stranger = await browser.newContext({ serviceWorkers: 'block' });
  const elsewhere = await stranger.newPage();
  const loaded: string[] = [];
  elsewhere.on('request', (request) => loaded.push(request.url()));
  await elsewhere.goto(link);
  await expect(elsewhere.getByText('It runs apart from your files')).toBeVisible();
  await expect(app(elsewhere)).toHaveCount(0);
  await elsewhere.getByRole('button', { name: 'Run', exact: true }).click();
  await untilState(elsewhere, 'done');
  await expect(component(elsewhere)).toContainText('hello');
  // No editor, and none of its code.
  await expect(elsewhere.getByRole('textbox', { name: 'Code' })).toHaveCount(0);
  expect(loaded.filter((url) => url.includes('code-editor'))).toEqual([]);
  expect((await new AxeBuilder({ page: elsewhere }).analyze()).violations).toEqual([]);
  await expect(elsewhere.getByRole('link', { name: 'view code' })).toHaveAttribute('href', /#code=(?!.*view=app)/);
  await stranger.close();
});

test('a long link says who cuts it, and offers a file; its code is too fine for phones', async ({ page }) => {
  const noise = Array.from({ length: 900 }, (_, i) => Math.imul(i + 1, 2654435761).toString(36)).join('');
  await openCode(page, `// ${noise}\n${greeting}`);
  await bar(page, 'Share').click();
  const sheet = page.getByRole('dialog', { name: 'Share' });
  await expect(sheet.getByText('Discord cuts messages at 2,000')).toBeVisible();
  await expect(sheet.getByText('too fine for phones')).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('main.ts');
});

test('code of a link is said to be somebody else’s, with the devices that it names', async ({ page }) => {
  await openCode(
    page,
    sketch('function* (sound) { yield 1; }', "yc.Number(), inputs: yc.Audio({ sources: ['microphone'] })"),
  );
  await expect(page.getByText('It may ask for your microphone; the browser asks you first.')).toBeVisible();
});

test('an app that is cut short in its link says so, alone too', async ({ page }) => {
  await page.goto(`${codeLink(greeting).slice(0, -8)}&view=app`);
  await expect(page.getByRole('alert')).toContainText('cut short or was changed');
  await openAt(page, './');
  await writeCode(page, '// mine');
  await expect(editor(page)).toHaveText('// mine');
});

const order = blocks(
  `const name = yc.Textbox({ label: 'Name' });
const size = yc.Slider({ label: 'Size', minimum: 1, maximum: 9, value: 2 });
const key = yc.Textbox({ label: 'Key', type: 'password' });
const out = yc.Textbox({ label: 'Out' });
const go = yc.Button('Go');
go.click((who, of) => who + ' takes ' + of, [name, size, key], out);`,
  'name, size, key, go, out, yc.DeepLinkButton(), yc.DuplicateButton()',
);

/** The titles of the sketches that the browser keeps, or their code. */
const sketches = async (page: Page) => {
  const drafts = (await stored(page, 'yieldcast-playground', 'drafts')) as { title?: string; source?: string }[];
  return drafts.map(({ title, source }) => title ?? source).sort();
};

test('a link to an app with its values fills in its inputs and runs nothing; a copy is the person’s own, and takes the place of no draft', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCode(page, order);
  await run(page);
  await text(page, 'Name').fill('Ada');
  await app(page).getByRole('slider', { name: 'Size' }).fill('7');
  await text(page, 'Key').fill('secret');
  await button(page, 'Share via link').click();
  await expect(button(page, 'Link copied')).toBeVisible();
  await expect(app(page).getByText('The link leaves out: Key')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#code=[\w-]+&v=[\d.]+&title=Untitled&sum=\w+&values=\w+\.[\w-]+$/);

  // In the editor: nothing runs before Run.
  const stranger = await browser.newContext({ serviceWorkers: 'block' });
  const elsewhere = await stranger.newPage();
  await openAt(elsewhere, './');
  await writeCode(elsewhere, '// mine');
  await elsewhere.goto(link);
  await expect(editor(elsewhere)).toContainText("label: 'Name'");
  await expect(app(elsewhere)).toHaveCount(0);
  await run(elsewhere);
  await expect(text(elsewhere, 'Name')).toHaveValue('Ada');
  await expect(app(elsewhere).getByRole('slider', { name: 'Size' })).toHaveValue('7');
  await expect(text(elsewhere, 'Key')).toHaveValue('');
  await expect(text(elsewhere)).toHaveValue('');
  await button(elsewhere, 'Go').click();
  await expect(text(elsewhere)).toHaveValue('Ada takes 7');

  // A copy of it, beside the draft that was there.
  await button(elsewhere, 'Duplicate').click();
  await expect(elsewhere.getByText('“Untitled (copy)” is your own')).toBeVisible();
  await expect(elsewhere).not.toHaveURL(/#code=/);
  await expect.poll(() => sketches(elsewhere)).toEqual(['// mine', 'Untitled (copy)']);
  await elsewhere.reload();
  await expect(editor(elsewhere)).toContainText("label: 'Name'");

  // The app alone, and a copy of that.
  await elsewhere.goto(`${link}&view=app`);
  await elsewhere.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(text(elsewhere, 'Name')).toHaveValue('Ada');
  await button(elsewhere, 'Duplicate').click();
  await expect(editor(elsewhere)).toContainText("label: 'Name'");
  await expect(elsewhere).not.toHaveURL(/#code=/);
  await expect.poll(() => sketches(elsewhere)).toEqual(['// mine', 'Untitled (copy)', 'Untitled (copy)']);

  // Values that were cut on their way are told of, and the app opens all the same.
  await elsewhere.goto(link.slice(0, -5));
  await expect(elsewhere).toHaveURL(/#code=/);
  await run(elsewhere);
  await expect(app(elsewhere).getByText('The values in this link cannot be read')).toBeVisible();
  await expect(text(elsewhere, 'Name')).toHaveValue('');
  await stranger.close();
});
