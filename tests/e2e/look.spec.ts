import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { app, bar, openCode, runCode, test } from './playground';

test.use({ serviceWorkers: 'allow' });

const parts = `
  const text = yc.Textbox({ label: 'Text', value: 'words', info: 'Some help' });
  const go = yc.Button('Go', { variant: 'primary' });
  const shown = [
    yc.Textbox({ label: 'Empty', placeholder: 'A hint' }), yc.Slider({ label: 'Slider', value: 4 }),
    yc.Checkbox({ label: 'Check', value: true }), yc.Radio({ label: 'Radio', choices: ['a', 'b'], value: 'a' }),
    yc.Dropdown({ label: 'Several', choices: ['a', 'b'], value: ['a', 'b'], multiselect: true }),
    yc.Markdown({ value: '# Heading\\n\\n[a link](https://example.com) and \`code\`' }),
    yc.Code({ label: 'Source', value: 'const a = "b"; // why', language: 'javascript' }),
    yc.JSON({ label: 'JSON', value: { a: [1, 'two', null, true] }, open: true }),
    yc.Label({ label: 'Class', value: { cat: 0.75, dog: 0.25 } }),
    yc.Dataframe({ label: 'Table', value: [{ a: 1, b: 'x' }, { a: 2, b: 'y' }] }),
    yc.Button('Other'), yc.Button('Stop it', { variant: 'stop' }),
  ];
  go.click(() => { throw new yc.Error('Some words about it.'); }, text, text);`;

const themed = (theme: string, more = '') => `import * as yc from 'yieldcast';${parts}
  export default yc.Blocks({ title: 'A title', theme: ${theme}${more} }, text, go, ...shown);`;

const token = (page: Page, name: string) =>
  app(page).evaluate((element, of) => getComputedStyle(element).getPropertyValue(of).trim(), name);

for (const theme of ['default', 'soft', 'mono', 'glass', 'ocean', 'citrus']) {
  test(`axe finds nothing in the theme ${theme}, in light colours and in dark ones`, async ({ page }) => {
    await openCode(page, themed(`'${theme}'`));
    await bar(page, 'Run').click();
    await app(page).getByRole('button', { name: 'Go', exact: true }).click();
    await expect(app(page).getByText('Some words about it.').first()).toBeVisible();
    await expect(app(page).locator('.yc-loading')).toHaveCount(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).include('.yc-app').analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    }
  });
}

test('forced colours are the person’s, whatever the theme', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await runCode(page, themed("yc.theme({ base: 'ocean', primary: '#7c3aed' })"), 'idle');
  expect(await token(page, '--yc-accent')).toBe('Highlight');
  expect(await token(page, '--yc-radius-m')).toBe('8px');
});

test('an app that is exported as one file brings its theme and its style sheet along', async ({ page, browser }) => {
  const code = themed("'citrus'", ", css: '.yc-button { text-transform: uppercase }'");
  await openCode(page, code);
  await bar(page, 'Export').click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as one file' }).click(),
  ]);
  const place = await mkdtemp(join(tmpdir(), 'yieldcast-'));
  await writeFile(join(place, 'app.html'), await readFile(await download.path()));
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(pathToFileURL(join(place, 'app.html')).href);
  const go = app(other).getByRole('button', { name: 'Go', exact: true });
  await expect(go).toHaveCSS('text-transform', 'uppercase');
  expect(await token(other, '--yc-radius-m')).toBe('3px');
  await context.close();
  await rm(place, { recursive: true });
});

test.describe('an embedded app', () => {
  test('has its theme, and leaves the page around it its own looks', async ({ page }) => {
    await page.route('**/around.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>Around</title>
          <script type="module" src="embed.js"></script>
          <button class="yc-button" id="around">Around</button>
          <yield-cast><script type="text/yieldcast">${themed("'ocean'", ", css: 'button { color: rgb(1, 2, 3) !important }'")}</script></yield-cast>`,
      }),
    );
    await page.goto('around.html');
    await expect(app(page).getByRole('button', { name: 'Other' })).toHaveCSS('color', 'rgb(1, 2, 3)');
    expect(await token(page, '--yc-radius-m')).toBe('8px');
    await expect(page.locator('#around')).not.toHaveCSS('color', 'rgb(1, 2, 3)');
  });
});

test('the theme builder: a theme is made beside a live app, stays, and opens in the playground', async ({
  page,
  context,
}) => {
  await openCode(page, themed("'default'"));
  await page.getByRole('button', { name: 'Settings' }).click();
  const [builder] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Theme builder for apps' }).click(),
  ]);
  const controls = builder.getByRole('region', { name: 'Theme', exact: true });
  const code = builder.getByRole('region', { name: 'Code' });
  // By keys alone.
  await controls.getByRole('radio', { name: 'Default' }).focus();
  await builder.keyboard.press('ArrowRight');
  await expect(controls.getByRole('radio', { name: 'Soft' })).toBeChecked();
  await controls.getByRole('textbox', { name: 'Primary, light', exact: true }).fill('#7c3aed');
  await controls.getByRole('slider', { name: 'Drag corners' }).press('Home');
  const made = "const theme = yc.theme({\n  base: 'soft',\n  primary: '#7c3aed',\n  radius: 0,\n});";
  await expect(code.locator('pre')).toHaveText(made);
  await controls.getByRole('textbox', { name: 'Background, light', exact: true }).fill('no colour');
  await builder.keyboard.press('Tab');
  await expect(controls.getByRole('alert')).toHaveText(/^“no colour” is no colour\./);

  // The app runs, in the theme that was made.
  await app(builder).getByRole('button', { name: 'Fail', exact: true }).click();
  await expect(app(builder).getByText('There is no train to the moon.')).toBeVisible();
  await expect(app(builder).locator('.yc-loading')).toHaveCount(0);
  expect(await token(builder, '--yc-radius-m')).toBe('0px');
  for (const look of ['Light', 'Dark'] as const) {
    await builder.getByRole('radio', { name: look }).press('Space');
    await builder.emulateMedia({ colorScheme: look === 'Light' ? 'dark' : 'light' });
    const { violations } = await new AxeBuilder({ page: builder }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
  }
  await builder.setViewportSize({ width: 320, height: 640 });
  expect(await builder.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const { violations } = await new AxeBuilder({ page: builder }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await builder.reload();
  await expect(code.locator('pre')).toHaveText(made);
  await builder.goto('about:blank');
  await builder.goto('./#theme');
  await expect(code.locator('pre')).toHaveText(made);
  const open = code.getByRole('link', { name: 'Open in the playground' });
  await expect(open).toHaveAttribute('href', /#code=/);
  await open.click();
  await bar(builder, 'Run').click();
  await expect(app(builder).getByRole('heading', { name: 'A trip by rail' })).toBeVisible();
  expect(await token(builder, '--yc-radius-m')).toBe('0px');
});
