import { expect, type Page } from '@playwright/test';
import { alert, app, button, component, editor, number, status, test, text, untilState } from './playground';

/** A blog beside the site, on the same host: its own files, and the site's `embed.js` a folder above. */
const blog: Record<string, { type: string; body: string }> = {
  'index.html': {
    type: 'text/html',
    body: `<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>A blog</title>
          <link rel="stylesheet" href="../embed.css" />
          <script type="module" src="../embed.js"></script>
        </head>
        <body>
          <h1>A blog</h1>
          <yield-cast src="sketches/demo.ts"></yield-cast>
          <p>Words below.</p>
        </body>
      </html>`,
  },
  'sketches/demo.ts': {
    type: 'text/plain',
    body: `import * as yc from 'yieldcast';
      import { shout } from './other.ts';

      function* greet(name: string) {
        yield 'Hello';
        yield shout(name);
      }

      export default yc.Interface({
        fn: greet,
        inputs: yc.Textbox({ label: 'Name' }),
        outputs: yc.Textbox({ label: 'Greeting' }),
        title: 'Greeter',
      });`,
  },
  'sketches/other.ts': {
    type: 'text/plain',
    body: `import { marks } from './deep/marks';
      export const shout = (text: string): string => {
        if (text === '') throw new Error('nobody to greet');
        return 'Hello, ' + text.toUpperCase() + marks;
      };`,
  },
  'sketches/deep/marks.ts': { type: 'text/plain', body: `export const marks: string = '!!';` },
};

const openBlog = async (page: Page, changes: Record<string, string> = {}) => {
  await page.route('**/blog/**', (route) => {
    const path = new URL(route.request().url()).pathname.split('/blog/')[1] || 'index.html';
    const file = blog[path];
    const body = changes[path] ?? file?.body;
    if (body === undefined) return route.fulfill({ status: 404, body: 'no such file' });
    return route.fulfill({ contentType: `${file?.type ?? 'text/plain'}; charset=utf-8`, body });
  });
  await page.goto('blog/');
};

const withBody = (body: string) => ({
  'index.html': (blog['index.html']?.body ?? '').replace(/<yield-cast.*<\/yield-cast>/, () => body),
});

test('a page of someone else shows an app, whose files it fetches along', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseURL ?? '')) elsewhere.push(request.url());
  });
  await openBlog(page);
  await untilState(page, 'idle');
  await expect(app(page).getByRole('heading', { name: 'Greeter' })).toBeVisible();
  await text(page, 'Name').fill('Ada');
  await button(page, 'Submit').click();
  await untilState(page, 'done');
  await expect(text(page, 'Greeting')).toHaveValue('Hello, ADA!!');
  await expect(status(page)).toHaveText(/^Done · 2 yields/);
  expect(elsewhere).toEqual([]);
});

test('an embedded app has its looks from embed.css, and leaves the page its own', async ({ page }) => {
  await openBlog(page);
  await untilState(page, 'idle');
  const submit = button(page, 'Submit');
  expect((await submit.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  expect(await submit.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)');
  // The page's own words are as the browser has them.
  await expect(page.getByRole('heading', { name: 'A blog' })).toHaveCSS('font-family', /Times|serif/i);
  await expect(page.getByText('Words below.')).toHaveCSS('margin-top', '16px');
});

test('an error in an embedded app names the file, the line and the column', async ({ page }) => {
  await openBlog(page);
  await untilState(page, 'idle');
  await button(page, 'Submit').click();
  await untilState(page, 'error');
  await expect(alert(page)).toContainText('nobody to greet');
  await expect(alert(page)).toContainText(/other\.ts:3:\d+/);
  await expect(text(page, 'Greeting')).toHaveValue('Hello');
});

test('a sketch that cannot be fetched is named', async ({ page }) => {
  await openBlog(page, withBody('<yield-cast src="missing.ts"></yield-cast>'));
  await untilState(page, 'error');
  await expect(alert(page)).toContainText('blog/missing.ts cannot be read: its server answers 404.');
});

test('code between the tags runs, too', async ({ page }) => {
  const body = `<yield-cast autorun><script type="text/yieldcast">export default () => 40 + 2;</script></yield-cast>`;
  await openBlog(page, withBody(body));
  await untilState(page, 'done');
  await expect(component(page, 'Output').getByRole('spinbutton')).toHaveValue('42');
});

test('two apps on one page keep to themselves, and one that is removed ends', async ({ page }) => {
  const source = (label: string) => `<yield-cast id="${label}"><script type="text/yieldcast">
      import * as yc from 'yieldcast';
      export default yc.Interface({
        fn: function* (n) { for (let i = 0; ; i++) yield n + i; },
        inputs: yc.Number({ label: 'From', value: 1 }), outputs: yc.Number({ label: '${label}' }),
      });
    </script></yield-cast>`;
  await openBlog(page, withBody(source('One') + source('Two')));
  await expect(app(page)).toHaveCount(2);
  const [one, two] = [page.locator('#One'), page.locator('#Two')];
  await one.getByRole('button', { name: 'Submit' }).click();
  await expect(one.locator('[data-yc="app"]')).toHaveAttribute('data-state', 'running');
  await expect(two.locator('[data-yc="app"]')).toHaveAttribute('data-state', 'idle');
  await expect.poll(() => number(page, 'One').inputValue()).not.toBe('');
  await expect(number(page, 'Two')).toHaveValue('');
  // Another may start meanwhile, to be ready for the next run.
  const threads = page.workers();
  await one.evaluate((element) => element.remove());
  await expect.poll(() => threads.every((each) => page.workers().includes(each))).toBe(false);
  await two.getByRole('button', { name: 'Submit' }).click();
  await expect.poll(() => number(page, 'Two').inputValue()).not.toBe('');
});

test('another src shows another app', async ({ page }) => {
  await openBlog(page, {
    ...withBody('<yield-cast src="a.ts" autorun></yield-cast>'),
    'a.ts': 'export default () => 1;',
    'b.ts': 'export default () => 2;',
  });
  await untilState(page, 'done');
  await page.locator('yield-cast').evaluate((element) => element.setAttribute('src', 'b.ts'));
  await expect(component(page, 'Output').getByRole('spinbutton')).toHaveValue('2');
  await expect(app(page)).toHaveCount(1);
});

test('links and copies of an embedded app lead to the site whose scripts show it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openBlog(page, {
    'sketches/demo.ts': `import * as yc from 'yieldcast';
      import { shout } from './other.ts';
      const name = yc.Textbox({ label: 'Name' });
      const said = yc.Textbox({ label: 'Said' });
      name.submit(shout, name, said);
      export default yc.Blocks(name, said, yc.DeepLinkButton(), yc.DuplicateButton());`,
  });
  await text(page, 'Name').fill('Ada');
  await button(page, 'Share via link').click();
  await expect(button(page, 'Link copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const site = new URL('..', page.url()).href;
  expect(link.startsWith(`${site}#code=`)).toBe(true);

  const opened = await context.newPage();
  await opened.goto(link);
  await opened.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(text(opened, 'Name')).toHaveValue('Ada');
  await text(opened, 'Name').press('Enter');
  await expect(text(opened, 'Said')).toHaveValue('Hello, ADA!!');

  const [copy] = await Promise.all([context.waitForEvent('page'), button(page, 'Duplicate').click()]);
  expect(copy.url().startsWith(`${site}#code=`)).toBe(true);
  await expect(editor(copy)).toContainText("import { shout } from './other.ts'");
  await expect(app(copy)).toHaveCount(0);
});
