import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { serveFolder } from '../tools/serve.mjs';
import {
  app,
  bar,
  blocks,
  button,
  component,
  editor,
  openAt,
  openCode,
  run,
  sketch,
  status,
  test,
  text,
  untilState,
} from './playground';

test.use({ serviceWorkers: 'allow' });

/** Presses a button of the dialog, and gives the file that is saved. `results` are the ones to include. */
const save = async (page: Page, name: 'Save as one file' | 'Save as a folder', results: readonly RegExp[] = []) => {
  await bar(page, 'Export').click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  for (const each of results) await dialog.getByRole('checkbox', { name: each }).check();
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name }).click()]);
  await expect(dialog.getByRole('status')).toContainText('is made');
  const bytes = await readFile(await download.path());
  await page.keyboard.press('Escape');
  return { name: download.suggestedFilename(), bytes };
};

/** Drops a file on the page, beside everything. */
const drop = async (page: Page, name: string, type: string, bytes: Uint8Array) => {
  const transfer = await page.evaluateHandle(
    ([each, kind, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], each, { type: kind }));
      return data;
    },
    [name, type, Buffer.from(bytes).toString('base64')] as const,
  );
  await page.locator('.pg-bar').dispatchEvent('drop', { dataTransfer: transfer });
};

// What would end a script or a comment, in a text of the code.
const tricky = sketch('async function* () { yield "</script><!--<script>"; yield "done"; }');

/** Presses what starts an app, whatever it is called where it has no inputs. */
const start = async (page: Page) => {
  const button = app(page).getByRole('button', { name: /^(?:Submit|Generate)$/ });
  await expect(button).toBeEnabled();
  await button.click();
};

const folder = () => mkdtemp(join(tmpdir(), 'yieldcast-'));

/** Unpacks a zip, and serves what is in it. */
const serveZip = async (bytes: Uint8Array, path: string) => {
  const place = await folder();
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    await mkdir(dirname(join(place, name)), { recursive: true });
    await writeFile(join(place, name), content);
  }
  const host = await serveFolder(place, path);
  return { url: host.url, close: () => host.close().then(() => rm(place, { recursive: true })) };
};

test('one file of “count” is under 250 KB, runs from a host and from a disk, and goes on in the playground', async ({
  page,
  browser,
}) => {
  await openAt(page, '#example=count');
  const { name, bytes } = await save(page, 'Save as one file');
  expect(name).toBe('count.html');
  expect(bytes.length).toBeLessThan(250_000);

  const place = await folder();
  await writeFile(join(place, name), bytes);
  const host = await serveFolder(place, '/');
  const context = await browser.newContext();
  for (const address of [`${host.url}${name}`, pathToFileURL(join(place, name)).href]) {
    const other = await context.newPage();
    const asked: string[] = [];
    other.on('request', (request) => asked.push(request.url()));
    await other.goto(address);
    await start(other);
    await untilState(other, 'done');
    expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);
    expect(
      asked.filter((url) => url !== address && !/^(?:data|blob):/.test(url) && !url.endsWith('/favicon.ico')),
    ).toEqual([]);
  }
  await context.close();
  await host.close();
  await rm(place, { recursive: true });

  await openCode(page, '// another');
  await drop(page, name, 'text/html', bytes);
  await expect(editor(page)).toContainText('function* count');
});

test('one file of an app with a specification draws it from a disk, in the worker that it carries', async ({
  page,
  browser,
}) => {
  const code = `import * as yc from 'yieldcast';
const bars = { data: { values: [{ x: 1 }, { x: 2 }] }, mark: { type: 'bar', color: '#f00' }, encoding: { y: { field: 'x', type: 'quantitative' } } };
export default yc.Interface({ fn: () => bars, inputs: [], outputs: yc.Plot({ label: 'Bars' }) });`;
  await openCode(page, code);
  const { name, bytes } = await save(page, 'Save as one file');
  const place = await folder();
  await writeFile(join(place, name), bytes);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(pathToFileURL(join(place, name)).href);
  await start(other);
  await expect(component(other, 'Bars').locator('canvas')).toBeVisible();
  await context.close();
  await rm(place, { recursive: true });
});

test('nothing in the code can end the page that it is exported in', async ({ page, browser }) => {
  await openCode(page, tricky);
  const { name, bytes } = await save(page, 'Save as one file');
  const html = bytes.toString();
  expect(html.match(/<\/script>/g)?.length).toBe(html.match(/<script[ >]/g)?.length);
  const place = await folder();
  await writeFile(join(place, name), bytes);
  const other = await browser.newPage();
  await other.goto(pathToFileURL(join(place, name)).href);
  await start(other);
  await untilState(other, 'done');
  await expect(component(other)).toContainText('done');
  await other.close();
  await rm(place, { recursive: true });
  await drop(page, name, 'text/html', bytes);
  await expect(editor(page)).toContainText('</script><!--<script>');
});

test('a folder runs under a path with its sound and its files, then without a network, and goes on in the playground', async ({
  page,
  browser,
}) => {
  await openAt(page, '#example=streaming-audio');
  const { name, bytes } = await save(page, 'Save as a folder');
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining(['index.html', 'service-worker.js', 'README.txt', 'sketch/main.ts']),
  );
  const host = await serveZip(bytes, '/a/b/');
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const other = await context.newPage();
  const submit = async () => {
    await start(other);
    await untilState(other, 'running', 'done');
    await expect(app(other).getByRole('alert')).toHaveCount(0);
  };
  await other.goto(host.url);
  await submit();
  await other.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  await host.close();
  await other.reload();
  await submit();
  await untilState(other, 'done');
  await context.close();

  await openCode(page, '// another');
  await drop(page, name, 'application/zip', bytes);
  await expect(editor(page)).toContainText('yc.chunks(');
});

const greeting = `import * as yc from 'yieldcast';
function* greet(name: string) {
  const samples = new Float32Array(24_000).map((_, i) => Math.sin(i / 10) / 4);
  yield ['…', yc.solid(2, 2, [255, 0, 0]), { sampleRate: 48_000, samples }];
  yield [\`Hello \${name}, \${Math.random()}\`, yc.solid(30, 20, [0, 128, 0]), { sampleRate: 48_000, samples }];
}
export default yc.Interface({
  fn: greet,
  inputs: yc.Textbox({ label: 'Name', value: 'Ada' }),
  outputs: [yc.Textbox({ label: 'Out' }), yc.Image({ label: 'Colour' }), yc.Audio({ label: 'Sound', streaming: true })],
  examples: ['Ada', 'Bob'],
  cacheExamples: 'lazy',
});`;

test('an export shows the last run and kept examples before anything runs, and a run takes their place', async ({
  page,
  browser,
}) => {
  await openCode(page, greeting);
  await bar(page, 'Export').click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toContainText('Run the code once');
  // What is counted later moves no button away from under the pointer.
  const before = await dialog.getByRole('button', { name: 'Save as one file' }).boundingBox();
  await expect(dialog).toContainText('are stored in this browser');
  expect(await dialog.getByRole('button', { name: 'Save as one file' }).boundingBox()).toEqual(before);
  await expect(dialog.getByRole('checkbox', { name: /last run/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await run(page);
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue(/^Hello Ada, 0\.\d+$/);
  const greeted = await text(page).inputValue();
  const results = [/^Include the last run \(\d+ KB\)/, /^Include kept results of examples \(\d+ KB\)/];
  const whole = await save(page, 'Save as one file', results);
  const zip = await save(page, 'Save as a folder', results);

  const place = await folder();
  await writeFile(join(place, whole.name), whole.bytes);
  const hosts = [await serveFolder(place, '/'), await serveZip(zip.bytes, '/a/b/')] as const;
  const context = await browser.newContext();
  const open = async (address: string) => {
    const other = await context.newPage();
    await other.goto(address);
    await expect(other.getByText('Shown: the author’s last run')).toBeVisible();
    await expect(status(other)).toHaveText('Ready');
    await expect(text(other)).toHaveValue(greeted);
    return other;
  };
  await (await open(hosts[1].url)).close();
  const other = await open(`${hosts[0].url}${whole.name}`);
  const picture = component(other, 'Colour').locator('img, canvas');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth || image.width)).toBe(30);
  const sound = component(other, 'Sound').locator('audio');
  await expect.poll(() => sound.evaluate((player: HTMLAudioElement) => player.readyState)).toBeGreaterThan(1);
  await expect(component(other, 'Sound')).toContainText('0:01');
  expect((await new AxeBuilder({ page: other }).analyze()).violations).toEqual([]);

  // An example whose result came along shows it. The numbers are random: a run would show others.
  await other.getByRole('button', { name: 'Ready: Ada' }).click();
  await expect(status(other)).toContainText('from cache');
  await expect(other.getByText('Shown: the author’s last run')).toHaveCount(0);
  await expect(text(other)).toHaveValue(greeted);
  await other.getByRole('button', { name: 'Bob' }).click();
  await button(other, 'Submit').click();
  await expect(text(other)).toHaveValue(/^Hello Bob, /);
  await untilState(other, 'done');
  await context.close();
  await Promise.all(hosts.map((host) => host.close()));
  await rm(place, { recursive: true });

  await openCode(page, '// another');
  await drop(page, whole.name, 'text/html', whole.bytes);
  await expect(editor(page)).toContainText('function* greet');
});

test('hostile and broken files are refused with a sentence, and the code stays', async ({ page }) => {
  await openCode(page, '// mine');
  const notice = page.locator('.pg-notice');
  const bomb = zipSync({ 'sketch/main.ts': new Uint8Array(50_000_000) });
  for (const [file, type, bytes, sentence] of [
    ['out.zip', 'application/zip', zipSync({ '../main.ts': strToU8('1') }), 'names a file outside of its own folder'],
    ['back.zip', 'application/zip', zipSync({ '..\\main.ts': strToU8('1') }), 'names a file outside of its own folder'],
    ['bomb.zip', 'application/zip', bomb, 'more than 2 MB of code'],
    ['cut.zip', 'application/zip', bomb.subarray(0, bomb.length - 40), 'cut short or damaged'],
    ['none.zip', 'application/zip', zipSync({ 'photo.jpg': strToU8('1') }), 'holds no sketch'],
    ['page.html', 'text/html', strToU8('<h1>A page</h1>'), 'holds no sketch'],
    ['long.ts', '', new Uint8Array(5_000_000).fill(32), 'more than 2 MB of code'],
    ['bytes.ts', '', new Uint8Array([0xff, 0xfe, 0x00]), 'no text in UTF-8'],
    ['photo.png', 'image/png', new Uint8Array(8), 'holds no sketch'],
  ] as const) {
    await drop(page, file, type, bytes);
    await expect(notice).toContainText(sentence);
    await expect(editor(page)).toHaveText('// mine');
  }
});

test('an exported app gives links to itself with its values, and says that it has no editor', async ({
  page,
  browser,
}) => {
  await openCode(
    page,
    blocks(
      "const name = yc.Textbox({ label: 'Name' }); const said = yc.Textbox({ label: 'Said' }); name.change((who) => 'Hello ' + who, name, said);",
      'name, said, yc.DeepLinkButton(), yc.DuplicateButton()',
    ),
  );
  const { bytes } = await save(page, 'Save as one file');
  const place = await folder();
  await writeFile(join(place, 'app.html'), bytes);
  const host = await serveFolder(place, '/');
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const first = await context.newPage();
  await first.goto(`${host.url}app.html`);
  await text(first, 'Name').fill('Ada');
  await button(first, 'Share via link').click();
  await expect(button(first, 'Link copied')).toBeVisible();
  const link = await first.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/app\.html#app&values=\w+\.[\w-]+$/);
  // It says why it does nothing, and so can be reached.
  await button(first, 'Duplicate').press('Enter');
  await expect(app(first).getByText('This page has no editor to open a copy in.')).toBeVisible();

  const second = await context.newPage();
  await second.goto(link);
  await expect(text(second, 'Name')).toHaveValue('Ada');
  // Nothing has changed as if a person had typed it.
  await expect(text(second, 'Said')).toHaveValue('');
  await second.close();
  // Pasted into the tab that has it open.
  await text(first, 'Name').fill('Somebody else');
  await first.goto(link);
  await expect(text(first, 'Name')).toHaveValue('Ada');
  await context.close();
  await host.close();
  await rm(place, { recursive: true });
});
