import { expect } from '@playwright/test';
import {
  app,
  bar,
  codeLink,
  component,
  editor,
  number,
  openAt,
  openCode,
  run,
  test,
  untilState,
  writeCode,
} from './playground';

const greeting = "export default () => 'grüße, 你好, 👋';\n";

test('a link opens its code and does not run it, and Run means that code, even while it opens', async ({ page }) => {
  await openCode(page, greeting);
  await expect(editor(page)).toContainText('grüße, 你好, 👋');
  await expect(bar(page, 'Run')).toBeEnabled();
  await expect(page.getByText('to see every yield here')).toBeVisible();
  await expect(app(page)).toHaveCount(0);
  await run(page);
  await untilState(page, 'done');
  await expect(component(page, 'Output').getByRole('textbox')).toHaveValue('grüße, 你好, 👋');
  await page.evaluate((fragment) => {
    addEventListener('hashchange', () => document.querySelector<HTMLElement>('.pg-run')?.click(), { once: true });
    location.hash = fragment;
  }, codeLink("export default () => 'the next link';"));
  await expect(component(page, 'Output').getByRole('textbox')).toHaveValue('the next link');
});

test('a new fragment in the address opens without a reload, ends what runs, and leaves the code before to be opened again', async ({
  page,
}) => {
  await openAt(page, './');
  await writeCode(page, 'export default function* mine() { for (;;); }');
  await run(page);
  await untilState(page, 'running');
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, codeLink('// the other code'));
  await expect(editor(page)).toHaveText('// the other code');
  await expect(app(page)).toHaveCount(0);
  await expect(bar(page, 'Run')).toBeEnabled();
  await expect(page.getByText('took the place of yours')).toBeVisible();
  await page.getByRole('button', { name: 'Reopen' }).click();
  await expect(editor(page)).toContainText('function* mine()');
  await expect(page.getByText('took the place of yours')).toBeHidden();
  await expect(app(page)).toHaveCount(0);
  // An address that comes otherwise waits for Run.
  await expect(page.getByText('to see every yield here')).toBeVisible();
  await expect(bar(page, 'Run')).toBeEnabled();
});

for (const [what, fragment] of [
  ['cut short', codeLink(greeting).slice(0, -12)],
  ['of another alphabet', '#code=§§§'],
  ['empty', '#code='],
] as const) {
  test(`a link that is ${what} says so, and opens what there is`, async ({ page }) => {
    await openAt(page, fragment);
    await expect(page.getByText('The code in this link cannot be read')).toBeVisible();
    await expect(editor(page)).toContainText('function*');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByText('The code in this link cannot be read')).toBeHidden();
    await run(page);
    await untilState(page, 'running', 'done');
  });
}

test('a small link that unpacks to gigabytes is refused', async ({ page }) => {
  await openAt(page, codeLink('x'.repeat(50_000_000)));
  await expect(page.getByText('is over 2 MB')).toBeVisible();
});

test('a link of 300,000 empty lines opens with all of them', async ({ page }) => {
  await openAt(page, codeLink(`${'\n'.repeat(300_000)}// the end`));
  await editor(page).press('Control+End');
  await expect(editor(page)).toContainText('// the end');
  await expect(page.locator('.cm-lineNumbers')).toContainText('300001');
});

test('an example is opened by its name, and one that does not exist is named', async ({ page }) => {
  await openAt(page, '#example=Typing text');
  await expect(editor(page)).toContainText('async function* type(sentence: string)');
  await page.goto('about:blank');
  await openAt(page, '#example=nonsense');
  await expect(page.getByText('There is no example called “nonsense”')).toBeVisible();
});

test('Share copies a link that opens the same code elsewhere, without running it', async ({
  page,
  context,
  browser,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAt(page, './');
  await writeCode(page, greeting);
  await bar(page, 'Share').click();
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect(page.getByText('Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await expect(page).toHaveURL(link);

  const elsewhere = await browser.newPage();
  await openAt(elsewhere, link);
  await expect(editor(elsewhere)).toContainText('grüße, 你好, 👋');
  await expect(app(elsewhere)).toHaveCount(0);
  await elsewhere.close();
});

test('where the clipboard is refused, Share shows the link to be copied by hand', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await openCode(page, greeting);
  await bar(page, 'Share').click();
  const link = page.getByRole('textbox', { name: 'Link to this code' });
  await expect.poll(async () => (await link.inputValue()) === page.url()).toBe(true);
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect(page.getByText('copy it by hand')).toBeVisible();
  expect(await page.evaluate(() => getSelection()?.toString() || document.activeElement?.tagName)).toBeTruthy();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
});

test('Mod-S saves and copies the link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openAt(page, './');
  await writeCode(page, greeting);
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Link copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('#code=');
});

test('what is typed outlives a reload, at once and later', async ({ page }) => {
  await openAt(page, './');
  await writeCode(page, '// saved at its end');
  // At once: the draft has not been saved yet.
  await page.reload();
  await expect(editor(page)).toHaveText('// saved at its end');
  await page.reload();
  await expect(editor(page)).toHaveText('// saved at its end');
  await expect(page.getByText('did not finish')).toHaveCount(0);
});

test('a tab that is killed in mid-typing loses nothing', async ({ page, context }) => {
  await openAt(page, '');
  await writeCode(page, 'export default () => 1; // ');
  await page.keyboard.type('to the last letter');
  const browser = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  browser.send('Page.crash').catch(() => {});
  await crashed;
  const next = await context.newPage();
  await openAt(next, '');
  await expect(editor(next)).toHaveText('export default () => 1; // to the last letter');
});

test('nothing can be typed, and so be lost, before the page knows what to open', async ({ page, context }) => {
  // An upgrade that waits for an older connection keeps everyone else from the database.
  const other = await context.newPage();
  await other.goto('icon.svg');
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open('yieldcast-playground');
        request.onsuccess = () => {
          indexedDB.open('yieldcast-playground', request.result.version + 1).onblocked = () => resolve();
        };
      }),
  );
  // The page's clock stands: however slow the machine is, its patience is not over while this looks.
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  await page.goto('./');
  const code = page.getByRole('textbox', { name: 'Code' });
  await expect(code).not.toBeEditable();
  await expect(bar(page, 'Run')).toBeDisabled();
  // A database that never answers does not keep the page shut.
  await page.clock.resume();
  await untilState(page, 'running', 'done');
  await writeCode(page, '// typed');
  await expect(editor(page)).toHaveText('// typed');
});

test('a draft is kept when an example is opened, and found in the gallery', async ({ page }) => {
  await openAt(page, './');
  await writeCode(page, 'function* mine() { yield 1; }');
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.getByRole('link', { name: 'Typing text' }).click();
  await expect(editor(page)).toContainText('sentence');
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.getByRole('link', { name: /^mine/ }).click();
  await expect(editor(page)).toHaveText('function* mine() { yield 1; }');
});

test('an example that is opened does not overwrite the draft', async ({ page }) => {
  await openAt(page, './');
  await writeCode(page, '// a draft');
  await openAt(page, '#example=count');
  await expect(editor(page)).toContainText('function* count');
  await page.goto('about:blank');
  await openAt(page, './');
  await expect(editor(page)).toHaveText('// a draft');
});

test('a tab that is closed in a run says so when it is opened again', async ({ page, context }) => {
  await openAt(page, './');
  await writeCode(
    page,
    'export default async function* hang() { for (let i = 0; i < 20; i++) { yield i; await yc.sleep(0.05); } for (;;); }',
  );
  await run(page);
  await expect(component(page, 'Output').getByRole('spinbutton')).toHaveValue('19');
  await page.close();
  const reopened = await context.newPage();
  await openAt(reopened, './');
  await expect(reopened.getByText('The last run did not finish')).toBeVisible();
  await expect(editor(reopened)).toContainText('function* hang()');
  await expect(app(reopened)).toHaveCount(0);
});

test('a second tab does not take the first one’s run for a crash', async ({ page, context }) => {
  await openAt(page, './');
  await writeCode(page, 'export default function* hang() { yield 1; for (;;); }');
  await run(page);
  await untilState(page, 'running');
  const second = await context.newPage();
  await openAt(second, './');
  await expect(editor(second)).toContainText('function*');
  await expect(bar(second, 'Run')).toBeEnabled();
  await expect(second.getByText('did not finish')).toHaveCount(0);
});

test('a link opens beside the draft, and becomes one when it is changed', async ({ page }) => {
  await openAt(page, './');
  await writeCode(page, '// a draft');
  await page.goto('about:blank');
  await openCode(page, '// from a link');
  await expect(editor(page)).toHaveText('// from a link');
  await expect(page).toHaveTitle('Untitled · Yieldcast');
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(', changed');
  await page.reload();
  await expect(editor(page)).toHaveText('// from a link, changed');
});

test('choosing another sketch takes the app of the one before off the page, and ends what it does', async ({
  page,
}) => {
  await openAt(page, '#example=endless-loop');
  await run(page);
  await expect(app(page)).toBeVisible();
  await page.getByRole('button', { name: /^Gallery/ }).click();
  await page.locator('.pg-gallery a[href="#example=count"]').click();
  // It runs, in place of the one before.
  await untilState(page, 'done');
  await expect(number(page, 'Number')).toHaveValue('999');
  const follow = (hash: string) =>
    page.evaluate((next) => {
      location.hash = next;
    }, hash);
  await follow(codeLink("console.log('an old line');\nexport default () => { throw new Error('an old error'); };"));
  await expect(app(page)).toHaveCount(0);
  await run(page);
  await expect(page.getByRole('alert')).toContainText('an old error');
  await expect(page.getByRole('log')).toContainText('an old line');
  await expect(page.locator('.cm-lintRange')).toHaveCount(1);
  // Nothing of what one link said is left beside the code of the next.
  await follow('#example=typing-text');
  await expect(app(page)).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText(/an old (?:line|error)/)).toHaveCount(0);
  await expect(page.locator('.cm-lintRange')).toHaveCount(0);
});
