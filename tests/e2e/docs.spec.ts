import { expect } from '@playwright/test';
import { app, editor, openAt, test, untilState, writeCode } from './playground';

test('the docs lie beside the code, are searched, open an example that runs, and are copied for an assistant', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openAt(page, '#example=count');
  expect(asked.filter((url) => /Docs|assistant/.test(url))).toEqual([]);
  await page.getByRole('button', { name: 'Docs', exact: true }).click();
  const docs = page.getByRole('complementary', { name: 'Docs' });
  await docs.getByRole('searchbox', { name: 'Search the docs' }).fill('checkboxgroup');
  const entry = docs.locator('[data-name="CheckboxGroup"]');
  await entry.locator('summary').click();
  await expect(entry).toContainText('Any of some choices; fn gets an array of their values.');
  await expect(entry.locator('dt').filter({ hasText: 'choices' })).toBeVisible();

  await docs.getByRole('button', { name: 'Copy API for your assistant' }).click();
  await expect(docs).toContainText('Paste it into your assistant');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('- yc.CheckboxGroup(options) [choices, value, showSelectAll, validator]');
  expect(copied).toContain('| `time.sleep(0.5)` |');
  const response = await page.request.get('./llms.txt');
  expect(await response.text()).toBe(copied);

  await entry.getByRole('link', { name: 'Open “Order form”' }).click();
  await untilState(page, 'done');
  await expect(app(page)).toContainText('Ada');
  await expect(editor(page)).toContainText('yc.CheckboxGroup');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await expect(docs.locator('[data-name="keys"]')).toContainText('Leave the editor');
  await page.keyboard.press('Escape');
  await expect(docs).toHaveCount(0);

  // Whoever brings Python along is offered the same.
  await writeCode(
    page,
    'import gradio as gr\n\ndef fn(n):\n    yield n\n\ngr.Interface(fn, "number", "number").launch()\n',
  );
  await page.locator('.pg-code').dispatchEvent('paste');
  await page.getByRole('button', { name: 'Copy API for your assistant' }).click();
  await expect(page.locator('.pg-pasted')).toContainText('Paste it into your assistant');
});

test('the docs have a page of their own, which opens at a name', async ({ page }) => {
  await page.goto('#docs=Slider');
  await expect(page).toHaveTitle('Docs · Yieldcast');
  await expect(page.locator('[data-name="Slider"]')).toHaveAttribute('open');
  const link = page.getByRole('link', { name: 'Open “Fake diffusion”' });
  await expect(link).toHaveAttribute('href', './#example=fake-diffusion');
  await page.getByRole('link', { name: 'Playground' }).click();
  await expect(editor(page)).toBeVisible();
});
