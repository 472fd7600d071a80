import { expect, type Page } from '@playwright/test';
import { openBlog, withBody } from './blog';
import { alert, app, button, component, number, test, text, untilState } from './playground';

const inline = (code: string, attributes = '') =>
  `<yield-cast ${attributes}><script type="text/yieldcast">${code}</script></yield-cast>`;

const counting = `import * as yc from 'yieldcast';
  async function* count(to: number) {
    for (let i = 1; i <= to; i++) {
      yield i;
      await yc.sleep(0.02);
    }
  }
  export default yc.Interface({
    fn: count,
    inputs: yc.Number({ label: 'To', value: 3 }),
    outputs: yc.Number({ label: 'Count' }),
    title: 'Counter',
  });`;

const element = (page: Page) => page.locator('yield-cast');

test('styles neither leak in nor out', async ({ page }) => {
  const hostile = `<style>
      :root { --mine: 1px }
      body { font: 30px/3 cursive; letter-spacing: 9px; text-align: right; text-transform: uppercase }
      * { color: rgb(255, 0, 0); box-sizing: content-box }
      button, input, fieldset { background: lime !important; border: 9px dashed !important; padding: 30px !important }
      .yc-app, .yc-button { display: none !important }
    </style>`;
  await openBlog(page, withBody(inline(counting)));
  await untilState(page, 'idle');
  const looks = () =>
    app(page).evaluate((root) =>
      [root, ...root.querySelectorAll('*')].map((each) => {
        const { color, backgroundColor, font, letterSpacing, textTransform, padding, display, border } =
          getComputedStyle(each);
        const { width, height } = each.getBoundingClientRect();
        return { color, backgroundColor, font, letterSpacing, textTransform, padding, display, border, width, height };
      }),
    );
  const plain = await looks();
  const ofPage = () =>
    page.evaluate(() => ({
      scheme: getComputedStyle(document.documentElement).colorScheme,
      ink: getComputedStyle(document.documentElement).getPropertyValue('--yc-ink'),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    }));
  expect(await ofPage()).toEqual({ scheme: 'normal', ink: '', sheets: 0 });

  await openBlog(page, withBody(hostile + inline(counting)));
  await untilState(page, 'idle');
  expect(await looks()).toEqual(plain);
});

test('attributes, custom properties and parts say what an element looks like', async ({ page }) => {
  await openBlog(
    page,
    withBody(`<style>
      yield-cast { --yc-accent: rgb(1, 2, 3) }
      yield-cast::part(title) { font-size: 50px }
    </style>${inline(counting, 'theme="dark" height="200"')}`),
  );
  await untilState(page, 'idle');
  const submit = button(page, 'Submit');
  await expect(submit).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(page.getByRole('heading', { name: 'Counter' })).toHaveCSS('font-size', '50px');
  await expect(app(page)).toHaveCSS('background-color', 'rgb(16, 20, 19)');
  expect((await element(page).boundingBox())?.height).toBe(200);
  await element(page).evaluate((it) => it.setAttribute('theme', 'light'));
  await expect(app(page)).toHaveCSS('background-color', 'rgb(243, 245, 244)');
  await element(page).evaluate((it: HTMLElement & { height?: string }) => {
    it.height = '30rem';
  });
  expect((await element(page).boundingBox())?.height).toBe(480);
});

test('view shows the app, its code, or both, and what runs goes on', async ({ page }) => {
  await openBlog(page, { ...withBody('<yield-cast src="a.ts" view="code"></yield-cast>'), 'a.ts': counting });
  const code = page.getByRole('region', { name: 'Code' });
  await expect(code).toHaveText(counting);
  // In colours.
  await expect(code.getByText('yield', { exact: true })).not.toHaveCSS(
    'color',
    await code.evaluate((it) => getComputedStyle(it).color),
  );
  await expect(app(page)).toHaveCount(0);
  // Code goes from left to right, whatever the page does.
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  await expect(code.locator('.yc-source')).toHaveCSS('direction', 'ltr');
  await page.evaluate(() => document.documentElement.removeAttribute('dir'));
  const view = (name: string) => element(page).evaluate((it, to) => it.setAttribute('view', to), name);
  await view('both');
  await number(page, 'To').fill('1e9');
  await button(page, 'Submit').click();
  await untilState(page, 'running');
  await expect(code).toBeVisible();
  const [left, right] = [await app(page).boundingBox(), await code.boundingBox()];
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual((right?.x ?? 0) + 1);
  await view('code');
  await expect(app(page)).toBeHidden();
  await view('app');
  await expect(code).toHaveCount(0);
  await untilState(page, 'running');
});

test('what is asked of a view last is what it shows', async ({ page }) => {
  const files = {
    'a.ts': 'export default () => 1;',
    'b.ts': 'export default () => 2;',
    'c.ts': 'export default () => 3;',
  };
  await openBlog(page, { ...withBody('<yield-cast src="a.ts" loading="eager" view="code"></yield-cast>'), ...files });
  const code = element(page).locator('.yc-source');
  await expect(code).toHaveText('export default () => 1;');
  await element(page).evaluate((it) => {
    it.setAttribute('view', 'both');
    it.setAttribute('view', 'code');
    it.setAttribute('src', 'b.ts');
    it.setAttribute('src', 'c.ts');
    it.setAttribute('view', 'both');
  });
  await expect(code).toHaveText('export default () => 3;');
  await untilState(page, 'idle');
  await expect(code).toHaveCount(1);
  // Removed while it loads, and put back: there is one of all.
  await element(page).evaluate(async (it) => {
    const parent = it.parentElement as Element;
    it.remove();
    await Promise.resolve();
    parent.append(it);
    await Promise.resolve();
    it.remove();
    await Promise.resolve();
    parent.append(it);
  });
  await untilState(page, 'idle');
  await expect(code).toHaveText('export default () => 3;');
  // By itself, code that cannot be read leaves its place to the reason.
  await element(page).evaluate((it) => {
    it.setAttribute('view', 'code');
    it.setAttribute('src', 'none.ts');
  });
  await expect(alert(page)).toContainText('none.ts cannot be read');
  await expect(alert(page)).toBeVisible();
  await expect(code).toHaveCount(0);
  await element(page).evaluate((it) => it.setAttribute('src', 'http://'));
  await expect(alert(page)).toContainText('“http://” is no address.');
});

test('an element in the document of a frame leaves the others their styles', async ({ page }) => {
  await openBlog(page, withBody(`<iframe></iframe>${inline(counting)}${inline(counting)}`));
  await expect(app(page)).toHaveCount(2);
  await page.evaluate(() => {
    const [one, two] = document.querySelectorAll('yield-cast');
    document.querySelector('iframe')?.contentDocument?.body.append(one as Element);
    two?.setAttribute('view', 'both');
  });
  // Its style sheet comes later than the first element went.
  await expect(element(page).locator('.yc-source')).toHaveCSS('tab-size', '2');
});

test('an element that was ended stays so when it comes near, and a page with Trusted Types shows its app', async ({
  page,
}) => {
  const types =
    '<meta http-equiv="Content-Security-Policy" content="require-trusted-types-for \'script\'; trusted-types yieldcast default dompurify">';
  await openBlog(page, {
    'index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8">${types}<title>A blog</title>
      <script type="module" src="../embed.js"></script></head><body><div style="height: 5000px"></div>
      ${inline(counting, 'id="ended"')}${inline(counting, 'id="other"')}</body></html>`,
  });
  await page.evaluate(async () => {
    await customElements.whenDefined('yield-cast');
    (document.querySelector('#ended') as HTMLElement & { destroy(): void }).destroy();
    document.querySelector('#other')?.scrollIntoView();
  });
  await page.locator('#other').getByRole('button', { name: 'Submit' }).click();
  await expect(page.locator('#other [data-yc="app"]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('#ended [data-yc="app"]')).toHaveCount(0);
});

test('an element loads when it comes near, and goes on when it is moved', async ({ page }) => {
  const far = `<div style="height: 5000px"></div><div id="other"></div>
    ${inline(counting, 'id="far"')}<div style="height: 5000px"></div>
    ${inline(counting, 'id="eager" loading="eager"')}`;
  await openBlog(page, withBody(far));
  await expect(page.locator('#eager').getByRole('button', { name: 'Submit' })).toBeVisible();
  await expect(page.locator('#far [data-yc="app"]')).toHaveCount(0);
  await page.locator('#eager').evaluate((it) => it.remove());
  await page.locator('#other').evaluate((it) => it.scrollIntoView());
  await number(page, 'To').fill('1e9');
  await button(page, 'Submit').click();
  await untilState(page, 'running');
  const count = async () => Number(await number(page, 'Count').inputValue());
  await expect.poll(count).toBeGreaterThan(2);
  const before = await count();
  await page.evaluate(() => document.querySelector('#other')?.append(document.querySelector('#far') as Element));
  await expect.poll(count).toBeGreaterThan(before + 5);
  await page.evaluate(() => {
    const body = document.body as HTMLElement & { moveBefore?(node: Node, child: Node | null): void };
    body.moveBefore?.(document.querySelector('#far') as Element, null);
  });
  const moved = await count();
  await expect.poll(count).toBeGreaterThan(moved + 5);
  await untilState(page, 'running');
  const threads = page.workers().length;
  await element(page).evaluate((it) => it.remove());
  await expect.poll(() => page.workers().length).toBeLessThan(threads);
});

test('of many elements below one another, those far away load nothing', async ({ page }) => {
  await openBlog(page, withBody(inline('export default (n = 1) => n;').repeat(20)));
  await expect(app(page).first()).toHaveAttribute('data-state', 'idle');
  await expect(app(page).nth(2)).toHaveAttribute('data-state', 'idle');
  expect(await app(page).count()).toBeLessThan(12);
  await element(page)
    .last()
    .evaluate((it) => it.scrollIntoView());
  await expect(element(page).last().locator('[data-yc="app"]')).toHaveAttribute('data-state', 'idle');
});

test('an element that the page makes and fills tells of no error', async ({ page }) => {
  await openBlog(page, withBody(''));
  const heard = await page.evaluate(async () => {
    await customElements.whenDefined('yield-cast');
    type Made = HTMLElement & { load(source: object): Promise<void>; run(): AsyncGenerator<{ data: unknown[] }> };
    const it = document.createElement('yield-cast') as Made;
    const all: unknown[] = [];
    for (const type of ['state', 'error', 'yield', 'result'])
      it.addEventListener(type, (event) =>
        all.push(`${type} ${(event as CustomEvent).detail?.data?.[0] ?? (event as CustomEvent).detail}`),
      );
    document.body.append(it);
    await it.load({ source: 'export default function* () { yield 4; yield 5; }' });
    for await (const _ of it.run());
    return all;
  });
  expect(heard.filter((each) => !String(each).startsWith('state'))).toEqual(['yield 4', 'yield 5', 'result 5']);
});

test('the page hears of all that happens, and drives the app', async ({ page }) => {
  const listening = `<script>
      window.heard = [];
      const it = document.querySelector('yield-cast');
      for (const type of ['state', 'yield', 'result', 'error'])
        it.addEventListener(type, (event) => heard.push([type, event.error?.message ?? event.detail?.data?.[0] ?? event.detail]));
    </script>`;
  await openBlog(page, withBody(inline(counting, 'autorun') + listening));
  const heard = (ofType: string) =>
    page.evaluate(
      (type) =>
        (window as unknown as { heard: [string, unknown][] }).heard.flatMap(([each, what]) =>
          each === type ? [what] : [],
        ),
      ofType,
    );
  await expect.poll(() => heard('result')).toEqual([3]);
  expect(await heard('yield')).toEqual([1, 2, 3]);
  expect(await heard('state')).toEqual(['loading', 'running', 'done']);

  type Driven = HTMLElement & {
    state: string;
    run(values: object): AsyncGenerator<{ data: unknown[] }>;
    load(source: object): Promise<void>;
    stop(): void;
    src: string;
    error?: Error;
  };
  const seen = await element(page).evaluate(async (it) => {
    const all: unknown[] = [];
    for await (const { data } of (it as Driven).run({ to: 5 })) all.push(data[0]);
    return all;
  });
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  await expect(number(page, 'To')).toHaveValue('5');

  // Another sketch, with an error that has a place.
  await element(page).evaluate((it) =>
    (it as Driven).load({ source: "export default function* () {\n  yield 1;\n  throw new Error('no more');\n}" }),
  );
  const thrown = await element(page).evaluate(async (it) => {
    try {
      for await (const _ of (it as Driven).run({}));
    } catch (error) {
      const { message, location } = error as Error & { location: { line: number } };
      return { message, line: location.line };
    }
    return undefined;
  });
  expect(thrown).toEqual({ message: expect.stringContaining('no more'), line: 3 });
  expect((await heard('error')).at(-1)).toContain('no more');

  // What cannot be loaded is told, too.
  await element(page).evaluate((it) => {
    (it as Driven).src = 'nowhere.ts';
  });
  await expect.poll(async () => (await heard('error')).at(-1)).toContain('nowhere.ts cannot be read');
  expect(await element(page).evaluate((it) => [(it as Driven).state, (it as Driven).error?.message])).toEqual([
    'error',
    expect.stringContaining('nowhere.ts'),
  ]);
});

test('a label names an element and leads into it', async ({ page }) => {
  await openBlog(page, withBody(`<label for="it">My counter</label>${inline(counting, 'id="it"')}`));
  await untilState(page, 'idle');
  await page.getByText('My counter').click();
  await expect(number(page, 'To')).toBeFocused();
  // Playwright does not know the labels of custom elements; the browser does.
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  expect(nodes.find(({ name }) => name?.value === 'My counter')?.role?.value).toBe('group');
});

test('an element without a sketch says so, until it gets one', async ({ page }) => {
  await openBlog(page, { ...withBody('<yield-cast></yield-cast>'), 'a.ts': 'export default () => 7;' });
  await expect(alert(page)).toContainText('give this element a src');
  await element(page).evaluate((it) => it.setAttribute('src', 'a.ts'));
  await button(page, 'Generate').click();
  await expect(component(page, 'Output').getByRole('spinbutton')).toHaveValue('7');
  await expect(alert(page)).toHaveCount(0);
});

test('what depends on the page works in a shadow tree', async ({ page }) => {
  const code = `import * as yc from 'yieldcast';
    const colour = yc.Dropdown({ label: 'Colour', choices: ['red', 'green', 'blue'], multiselect: true });
    const city = yc.Dropdown({ label: 'City', choices: ['Rome', 'Oslo', 'Lima'], allowCustomValue: true });
    const source = yc.Code({ label: 'Source', language: 'javascript', interactive: true });
    const name = yc.Textbox({ label: 'Name' });
    const told = yc.JSON({ label: 'Told' });
    const plot = yc.LinePlot({ label: 'Plot', x: 'x', y: 'y', value: { x: [1, 2], y: [1, 2] } });
    const words = yc.Markdown({ label: 'Words', value: 'Let $$x^2$$ be.' });
    const picture = yc.Image({ label: 'Picture', value: yc.solid(40, 40, [1, 2, 3]) });
    const go = yc.Button('Go');
    name.focus(() => ['entered'], [], told);
    go.click((...given) => { yc.Info('Well done'); return given.flat(); }, [colour, city, source], told);
    export default yc.Blocks({ css: '.yc-button { border-radius: 17px }', theme: 'ocean' },
      yc.Tabs(yc.Tab('First', colour, city, source, name, told, go), yc.Tab('Second', plot, words, picture)));`;
  await openBlog(page, withBody(inline(code)));
  await untilState(page, 'idle');
  const colour = component(page, 'Colour').getByRole('combobox');
  await colour.click();
  await page.getByRole('option', { name: 'green' }).click();
  await colour.fill('bl');
  await colour.press('ArrowDown');
  await colour.press('Enter');
  await colour.press('Escape');
  const city = component(page, 'City').getByRole('combobox');
  await city.fill('Bern');
  await city.press('Enter');
  await page.getByRole('heading', { name: 'A blog' }).click();
  await expect(page.getByRole('option')).toHaveCount(0);
  const source = component(page, 'Source').getByRole('textbox');
  await source.fill('let a = 1');
  await expect(component(page, 'Source').getByText('let', { exact: true })).toHaveClass(/yc-t-keyword/);
  // CodeMirror's own styles are there.
  await expect(source).toHaveCSS('white-space', 'pre');
  await button(page, 'Go').click();
  const told = component(page, 'Told');
  for (const each of ['green', 'blue', 'Bern', 'let a = 1']) await expect(told).toContainText(each);
  await expect(page.getByText('Well done')).toBeVisible();
  // Moving within the tree counts as entering a field.
  await text(page, 'Name').focus();
  await expect(told).toContainText('entered');
  // The author's own looks.
  await expect(button(page, 'Go')).toHaveCSS('border-radius', '17px');
  await expect(app(page)).toHaveCSS('background-color', /rgb\(238, 248, 250\)|rgb\(6, 23, 31\)/);
  // Keys move between tabs, and parts that load later bring their styles along.
  await page.getByRole('tab', { name: 'First' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Second' })).toBeFocused();
  await expect(component(page, 'Plot').locator('canvas').first()).toHaveCSS('display', 'block');
  await expect(component(page, 'Words').locator('.katex')).toHaveCSS('font-family', /KaTeX/);
  await component(page, 'Picture').getByRole('button', { name: 'Enlarge' }).click();
  const full = page.getByRole('dialog').getByRole('button', { name: 'Full screen' });
  await full.click();
  await expect(full).toHaveAttribute('aria-pressed', 'true');
  await full.click();
  await expect(full).toHaveAttribute('aria-pressed', 'false');
});
