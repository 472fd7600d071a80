import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import {
  app,
  bar,
  codeLink,
  component,
  editor,
  openAt,
  openCode,
  sketch,
  test,
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
