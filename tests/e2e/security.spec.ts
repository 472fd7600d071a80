import { expect, type Page } from '@playwright/test';
import { alert, app, button, runCode, stored, test, text, untilState } from './playground';

/** Has the site hold a file that is not for sketches, and tells what asked for it. */
const privateFile = async (page: Page) => {
  const asked: string[] = [];
  await page.context().route('**/private/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ body: 'a secret', contentType: 'text/plain' });
  });
  return asked;
};

test('a sketch that names another’s key reads nothing of what that one kept', async ({ page }) => {
  const keeper = (fn: string) => `import * as yc from 'yieldcast';
    const kept = yc.BrowserState('nothing', { storageKey: 'token' });
    const out = yc.Textbox({ label: 'Out' });
    const go = yc.Button('Go');
    go.click(${fn}, kept, [kept, out]);
    export default yc.Blocks({ title: 'Keeper' }, go, out);`;
  const first = keeper("(token) => ['secret', token]");
  const press = async (code: string, expected: string, keeps: string) => {
    await runCode(page, code, 'idle');
    await button(page, 'Go').click();
    await untilState(page, 'done');
    await expect(text(page)).toHaveValue(expected);
    await expect.poll(() => stored(page, 'yieldcast-state', 'values')).toContainEqual({ state: keeps });
    await page.reload();
  };
  await press(first, 'nothing', 'secret');
  await press(keeper("(token) => ['stolen', token]"), 'nothing', 'stolen');
  await press(first, 'secret', 'secret');
});

test('the page fetches for a sketch what the site publishes, for inputs of every kind, and says where files may be', async ({
  page,
}) => {
  const asked = await privateFile(page);
  const take = (kind: string, options: string, path: string, state: 'done' | 'error') =>
    runCode(
      page,
      `import * as yc from 'yieldcast';
      export default yc.Interface({
        fn: async (given) => {
          const [file] = [given].flat(2);
          return file.name + ' ' + file.size;
        },
        inputs: yc.${kind}({ label: 'In', value: '${path}' ${options} }),
        outputs: yc.Textbox({ label: 'Out' }),
      });`,
      state,
    );
  for (const [kind, path, expected] of [
    ['Audio', './examples/speech.wav', /^speech\.wav \d{5,}$/],
    ['Video', 'examples/clip.mp4', /^clip\.mp4 \d{5,}$/],
    ['File', './examples/speech.mp3', /^speech\.mp3 \d{5,}$/],
  ] as const) {
    await take(kind, '', path, 'done');
    await expect(text(page)).toHaveValue(expected);
  }
  for (const [kind, options] of [
    ['Audio', ''],
    ['Video', ''],
    ['File', ''],
    ['Image', ", type: 'file'"],
  ] as const) {
    await take(kind, options, '/some/path/private/report.txt', 'error');
    await expect(alert(page)).toContainText('“/some/path/private/report.txt” could not be fetched');
    await expect(alert(page)).toContainText('huggingface.co');
    await expect(alert(page)).toContainText('./examples/speech.wav');
  }
  expect(asked).toEqual([]);
});

test('markup that a sketch draws loads nothing but what it may read, and its links open elsewhere', async ({
  page,
}) => {
  const asked = await privateFile(page);
  const path = '/some/path/private/a.png';
  const markup = `<p style="background: url(${path}); --x: url(${path}); background: var(--x)">drawn</p>
    <img src="${path}" srcset="${path} 2x"><audio src="${path}" controls></audio>
    <video src="${path}" poster="${path}" controls><source src="${path}"><track default kind="captions" src="${path}"></video>
    <table background="${path}"><tr><td background="${path}">cell</td></tr></table>
    <svg width="20" height="20"><image href="${path}" width="9" height="9"/><image xlink:href="${path}" width="9" height="9"/>
      <rect width="9" height="9" fill="url(${path}#a)" filter="u\\\\72l(${path}#a)"/>
      <filter id="f"><feImage href="${path}"/></filter><rect width="9" height="9" filter="url(#f)"/>
      <a href="#code=x"><text y="9">in a drawing</text></a></svg>
    <img usemap="#map" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" width="50" height="50">
    <map name="map"><area shape="rect" coords="0,0,50,50" href="#code=x" alt="map"></map>
    <a href="#code=x" ping="${path}" download>a link</a>
    <img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="its own">`;
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    const markup = ${JSON.stringify(markup)};
    export default yc.Interface({
      fn: () => [markup, markup, [{ role: 'assistant', content: markup }]],
      outputs: [yc.HTML({ label: 'HTML' }), yc.Markdown({ label: 'Markdown' }), yc.Chatbot({ label: 'Chat' })],
      description: markup, article: markup,
    });`,
    'done',
  );
  await expect(app(page).getByText('drawn')).toHaveCount(5);
  await expect(app(page).getByRole('img', { name: 'its own' })).toHaveCount(5);
  // Were anything asked for, it would be before what came after it.
  await page.evaluate(() => fetch('./examples/speech.wav').then((response) => response.arrayBuffer()));
  expect(asked).toEqual([]);

  const links = await app(page).evaluate((root) =>
    [...root.querySelectorAll('a, area')]
      .filter((each) => each.closest('.yc-prose') && (each.hasAttribute('href') || each.hasAttribute('xlink:href')))
      .map((each) => `${each.localName} ${each.getAttribute('target')} ${each.getAttribute('rel')}`),
  );
  expect(new Set(links)).toEqual(new Set(['a _blank noopener noreferrer', 'area _blank noopener noreferrer']));
  expect(links).toHaveLength(15);
});

test('formulas are drawn with the fonts of the site, and nobody else is asked for any', async ({ page, baseURL }) => {
  const fonts: string[] = [];
  page.on('request', (request) => request.resourceType() === 'font' && fonts.push(request.url()));
  await runCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({
      fn: () => String.raw\`$$\\int_0^1 \\mathcal{L}(x) \\, dx = \\sum_{n} \\frac{1}{n^2}$$\`,
      outputs: yc.Markdown({ label: 'Out' }),
    });`,
    'done',
  );
  await expect(app(page).locator('.katex-display')).toBeVisible();
  const drawn = () =>
    page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
    );
  await expect.poll(drawn).toEqual(expect.arrayContaining(['KaTeX_Main', 'KaTeX_Math', 'KaTeX_Caligraphic']));
  expect(fonts.filter((url) => !url.startsWith(baseURL ?? ''))).toEqual([]);
  expect(fonts.filter((url) => url.includes('KaTeX')).length).toBeGreaterThanOrEqual(3);
});
