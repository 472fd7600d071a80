import { expect, type Locator, type Page } from '@playwright/test';
import {
  app,
  bar,
  button,
  caret,
  component,
  editor,
  number,
  openAt,
  openCode,
  run,
  runCode,
  sketch,
  test,
  text,
  untilState,
} from './playground';

const endless = sketch('function* () { for (let i = 0; ; i++) yield i; }', "yc.Number({ label: 'Out' })");

/** Presses Tab until the focus is there, as one who has no pointer does. */
const tabTo = async (page: Page, target: Locator) => {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Twenty presses of Tab did not lead to ${target}.`);
};

test('Mod-Enter runs and Mod-. stops, from the editor', async ({ page }) => {
  await openCode(page, endless);
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  await untilState(page, 'running');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+.');
  await untilState(page, 'stopped');
  await expect(editor(page)).toContainText('for (let i = 0; ; i++) yield i;');
});

test('Mod-. stops what loads', async ({ page }) => {
  await openCode(page, 'for (;;);');
  await page.keyboard.press('ControlOrMeta+Enter');
  await untilState(page, 'loading');
  await page.keyboard.press('ControlOrMeta+.');
  await untilState(page, 'stopped');
});

test('Tab indents in the editor; Esc then Tab leaves it, and the page says so', async ({ page }) => {
  await openCode(page, 'first\nsecond');
  await expect(page.getByText('Esc then Tab leaves the editor')).toBeVisible();
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Tab');
  await expect(editor(page)).toBeFocused();
  await expect.poll(() => caret(page)).toBe('1:3');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
});

test('the whole journey goes by keyboard alone', async ({ page }) => {
  await openAt(page, './');
  await tabTo(page, page.getByRole('button', { name: /^Gallery/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Bare paste' }));
  await page.keyboard.press('Enter');
  await expect(editor(page)).toContainText('function* greet');
  await tabTo(page, bar(page, 'Run'));
  await page.keyboard.press('Enter');
  await untilState(page, 'done');

  await tabTo(page, editor(page));
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('// typed');
  await page.keyboard.press('Escape');

  await tabTo(page, text(page, 'name'));
  await page.keyboard.type('Ada');
  await tabTo(page, app(page).getByRole('radio', { name: 'English' }));
  await page.keyboard.press('ArrowDown');
  await tabTo(page, number(page, 'times'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(app(page).getByRole('textbox').last()).toHaveValue('2. Hallo, Ada!');
  await untilState(page, 'done');
  await tabTo(page, button(page, 'Clear'));
  await page.keyboard.press('Space');
  await untilState(page, 'idle');
  await expect(text(page, 'name')).toHaveValue('');
});

test('the focus stays on the button that starts and stops', async ({ page }) => {
  await openCode(page, endless);
  await bar(page, 'Run').focus();
  await page.keyboard.press('Enter');
  await untilState(page, 'running');
  await expect(bar(page, 'Stop')).toBeFocused();
  await page.keyboard.press('Enter');
  await untilState(page, 'stopped');
  await expect(bar(page, 'Run')).toBeFocused();
});

test('Enter submits a line, Shift-Enter a text of several', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: (line, lines) => line + '|' + lines,
      inputs: [yc.Textbox({ label: 'Line' }), yc.Textbox({ label: 'Lines', lines: 3 })],
      outputs: yc.Textbox({ label: 'Out' }),
    });`;
  await runCode(page, code, 'done');
  await text(page, 'Lines').click();
  await page.keyboard.type('one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await expect(text(page)).toHaveValue('|');
  await page.keyboard.press('Shift+Enter');
  await expect(text(page)).toHaveValue('|one\ntwo');
  await text(page, 'Line').click();
  await page.keyboard.type('top');
  await page.keyboard.press('Enter');
  await expect(text(page)).toHaveValue('top|one\ntwo');
});

test('yc. offers the names of the API', async ({ page }) => {
  await openCode(page, '');
  await editor(page).click();
  // For 75 ms after the list has opened, Enter still ends the line, as somebody who types on means it. Try again then.
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('yc.');
    await expect(page.getByRole('option', { name: /^Slider/ })).toBeVisible();
    await page.keyboard.type('Sli');
    await expect(page.getByRole('option', { selected: true })).toHaveText(/^Slider/);
    await page.keyboard.press('Enter');
    await expect(editor(page)).toContainText('yc.Slider({', { timeout: 1000 });
  }).toPass();
});

test.describe('at 320 pixels', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  const inWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  const face = (page: Page, name: string) => page.getByRole('group', { name: 'Show' }).getByRole('button', { name });

  test('code and output are two faces, Run shows the output, and a place in an error the code', async ({ page }) => {
    await openAt(page, '#example=count');
    await expect(face(page, 'Code')).toHaveAttribute('aria-pressed', 'true');
    await expect(editor(page)).toBeVisible();
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('export default function* () {\n  yield 1;\n  throw new Error("narrow");\n}');
    await run(page);
    await untilState(page, 'error');
    await expect(face(page, 'Output')).toHaveAttribute('aria-pressed', 'true');
    await expect(editor(page)).toBeHidden();
    await expect(app(page)).toBeVisible();
    expect(await inWidth(page)).toBe(true);
    await app(page)
      .getByRole('button', { name: /^main\.ts:3:/ })
      .click();
    await expect(editor(page)).toBeFocused();
    await expect(app(page)).toBeHidden();
    expect(await inWidth(page)).toBe(true);
    await face(page, 'Output').click();
    await expect(app(page)).toBeVisible();
  });

  test('a shared link opens on its output, and Run is in reach', async ({ page }) => {
    await openCode(page, endless);
    await expect(editor(page)).toBeHidden();
    await expect(page.getByText('to see every yield here')).toBeVisible();
    expect(await inWidth(page)).toBe(true);
    await run(page);
    await untilState(page, 'running');
    await button(page, 'Stop').click();
    await untilState(page, 'stopped');
  });

  test('a long name gives way to the buttons beside it, and the longest status fits', async ({ page }) => {
    await openAt(page, '#example=keep-repeating-video');
    const top = (name: string | RegExp) =>
      page
        .locator('.pg-bar')
        .getByRole('button', { name })
        .evaluate((button) => button.getBoundingClientRect().top);
    await expect.poll(async () => (await top('Settings')) - (await top('Share'))).toBe(0);
    expect(await inWidth(page)).toBe(true);

    await openAt(page, '#example=tone');
    await run(page);
    await untilState(page, 'done');
    // Long enough to be looked at while it plays, however busy the machine is.
    await component(page, 'Seconds').getByRole('spinbutton').fill('25');
    await button(page, 'Submit').click();
    await untilState(page, 'done');
    await expect(app(page).getByText('Still playing')).toBeVisible();
    const row = app(page).locator('.yc-status');
    expect(await row.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0);
    for (const words of [row.getByRole('status'), row.getByText('Still playing')])
      expect(await words.evaluate((words) => words.scrollWidth <= words.clientWidth + 1)).toBe(true);
  });

  test('every button and field is at least 24 pixels', async ({ page }) => {
    await runCode(page, endless, 'running');
    await bar(page, 'Stop').click();
    await untilState(page, 'stopped');
    const small = await page
      .getByRole('button')
      .or(page.getByRole('link'))
      .evaluateAll((all) =>
        all.flatMap((each) => {
          const { width, height } = each.getBoundingClientRect();
          return width > 0 && (width < 24 || height < 24) ? [`${each.textContent} ${width}×${height}`] : [];
        }),
      );
    expect(small).toEqual([]);
  });
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  test('every button is at least 44 pixels', async ({ page }) => {
    await runCode(page, endless, 'running');
    await bar(page, 'Stop').tap();
    await untilState(page, 'stopped');
    const small = await page.getByRole('button').evaluateAll((all) =>
      all.flatMap((each) => {
        const { width, height } = each.getBoundingClientRect();
        return width > 0 && (width < 44 || height < 44) ? [`${each.textContent} ${width}×${height}`] : [];
      }),
    );
    expect(small).toEqual([]);
  });
});
