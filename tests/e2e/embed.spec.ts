import { expect, type Page } from '@playwright/test';
import { openBlog, withBody } from './blog';
import { alert, app, button, component, editor, number, status, test, text, untilState } from './playground';

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

test('an embedded app has its looks, and leaves the page its own', async ({ page }) => {
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

const element = (code: string, attributes = 'autorun') =>
  `<yield-cast ${attributes}><script type="text/yieldcast">${code}</script></yield-cast>`;

const threads = (page: Page) => {
  const urls = page.workers().map((each) => each.url());
  const generators = urls.filter((url) => url.startsWith('data:')).length;
  return { compilers: urls.length - generators, generators };
};

test('the apps of a page share a compiler and a spare worker, and leave none behind', async ({ page }) => {
  const failing = `export default () => {
    const typed: Record<string, number> = {}, more: number[] = []; throw new Error('mine');
  };`;
  await openBlog(page, withBody(element('export default () => 1;') + element(failing, 'id="failing"')));
  await expect(app(page).nth(0)).toHaveAttribute('data-state', 'done');
  await expect(app(page).nth(1)).toHaveAttribute('data-state', 'idle');
  await expect.poll(() => threads(page)).toEqual({ compilers: 1, generators: 3 });
  // One more is compiled before the other fails, and one goes before it is.
  await page.evaluate((more) => {
    document.body.insertAdjacentHTML('beforeend', more);
    document.querySelector('#gone')?.remove();
  }, element('export default () => 2;', 'autorun id="third"') + element('export default () => 3;', 'id="gone"'));
  await expect(page.locator('#third [data-yc="app"]')).toHaveAttribute('data-state', 'done');
  await page.locator('#failing').getByRole('button', { name: 'Generate' }).click();
  await expect(page.locator('#failing').getByRole('alert')).toContainText('mine');
  await expect(page.locator('#failing').getByRole('alert')).toContainText('main.ts:2:74');
  await expect.poll(() => threads(page)).toEqual({ compilers: 1, generators: 4 });
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('yield-cast')) each.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
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

test('a browser without module workers is told of where the app would be', async ({ page }) => {
  // As Firefox was until version 113: it does not look at the options.
  await page.addInitScript(() => {
    const Real = Worker;
    Object.assign(globalThis, {
      Worker: class extends Real {
        constructor(url: string | URL) {
          super(url);
        }
      },
    });
  });
  await openBlog(page);
  await untilState(page, 'error');
  await expect(alert(page)).toHaveText(
    'This browser cannot start module workers, which apps need. Update it, or open this page in another one.',
  );
});

test('a page where no worker can be made still shows what is wrong, in the place of the app', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = class {
      constructor(
        _: string | URL,
        readonly options: WorkerOptions,
      ) {
        void options.type;
        throw new DOMException('No worker here.', 'SecurityError');
      }
    };
    Object.assign(globalThis, { Worker: refuse });
  });
  await openBlog(page);
  await untilState(page, 'error');
  await expect(alert(page)).toHaveText(/^The compiler did not load \(SecurityError: No worker here\.\)\./);
});

test('a browser without MediaSource shows apps, and says in the place of a stream that it cannot play it', async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['MediaSource', 'ManagedMediaSource']) Reflect.deleteProperty(globalThis, name);
  });
  const code = `import * as yc from 'yieldcast';
    async function* speak() {
      yield ['Hello', { sampleRate: 8000, samples: new Float32Array(4000) }];
      yield ['Hello, Ada', { sampleRate: 8000, samples: new Float32Array(4000) }];
    }
    export default yc.Interface({
      fn: speak,
      inputs: [],
      outputs: [yc.Textbox({ label: 'Greeting' }), yc.Audio({ label: 'Voice', streaming: true })],
    });`;
  await openBlog(page, withBody(`<yield-cast><script type="text/yieldcast">${code}</script></yield-cast>`));
  await untilState(page, 'idle');
  await button(page, 'Generate').click();
  await untilState(page, 'done');
  await expect(text(page, 'Greeting')).toHaveValue('Hello, Ada');
  await expect(component(page, 'Voice').getByRole('alert')).toHaveText(
    'This browser has no MediaSource, so it cannot play streams. Update it, or try another.',
  );
});
