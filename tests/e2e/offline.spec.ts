import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { serveFolder, siteFolder } from '../tools/serve.mjs';
import { app, bar, codeLink, component, editor, openAt, sketch, test, untilState, writeCode } from './playground';

test.use({ serviceWorkers: 'allow' });
// One after the other: each stores the whole site, and most wait for it.
test.describe.configure({ mode: 'default' });

type Listed = { url: string; bytes?: number; lazy?: boolean };

/** The list of files that the build has put into the service worker. */
const listed = (): Listed[] => {
  const [text] = /\[\{[^\]]*?`?"?lazy[^\]]*\]/s.exec(readFileSync(join(siteFolder, 'service-worker.js'), 'utf8')) ?? [];
  return new Function(`return ${text}`)() as Listed[];
};

/** Waits until the service worker has stored the shell, and answers this page. */
const untilStored = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });

/** No request gets through, to whoever it goes. (Chromium's own switch leaves the service worker's requests alone.) */
const cutOff = async (context: BrowserContext, site: { close(): Promise<void> }) => {
  await site.close();
  await context.setOffline(true);
};

const serve = () => serveFolder(siteFolder, '/a/b/');

test('the service worker’s list is the built folder, but for what no page asks for', () => {
  const built = readdirSync(siteFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(siteFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const left = /^(?:\.vite\/|models\/|screenshots\/|service-worker\.js$)|\.(?:ttf|woff)$/;
  const names = listed().map(({ url }) => url);
  expect(new Set(names).size).toBe(names.length);
  expect(names.toSorted()).toEqual(built.filter((file) => !left.test(file)).toSorted());
});

test('the first visit stores less than 1.5 MB, and the page starts and runs without a network after it', async ({
  browser,
}) => {
  const site = await serve();
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  // The page asks for a file before the service worker is there, and gets it after.
  const late = listed().find(({ lazy, url }) => lazy && url.endsWith('.js'))?.url as string;
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(`**/${late}`, (route) => arrived.then(() => route.continue()));
  await page.addInitScript((file) => void fetch(file).catch(() => {}), late);
  await openAt(page, site.url);
  await untilStored(page);
  arrive();
  const isStored = () => page.evaluate(async (file) => Boolean(await caches.match(file, { ignoreSearch: true })), late);
  await expect.poll(isStored).toBe(true);
  const stored = await page.evaluate(async () => {
    let bytes = 0;
    const names = await caches.keys();
    for (const name of names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
    }
    return { bytes, names };
  });
  expect(stored.bytes).toBeGreaterThan(500_000);
  expect(stored.bytes).toBeLessThan(1_500_000);
  // Neighbours of the same host have caches, too: each is told apart by the site's path.
  for (const name of stored.names) expect(name).toContain('/a/b/');

  await cutOff(context, site);
  await page.goto('about:blank');
  await openAt(page, `${site.url}${codeLink(sketch('async function* () { yield "offline"; }'))}`);
  await bar(page, 'Run').click();
  await untilState(page, 'done');
  await expect(component(page)).toContainText('offline');
  await context.close();
});

/**
 * Puts a new version in the place of the site: a marked page, and the service worker that knows it. With `page`, the
 * host sends that instead of the new page.
 */
const deploy = async (folder: string, page?: string) => {
  const [before, worker] = await Promise.all(
    ['index.html', 'service-worker.js'].map((file) => readFile(join(siteFolder, file), 'utf8')),
  );
  if (before === undefined || worker === undefined) throw new Error('The site is not built.');
  const after = before.replace('<html ', '<html data-version="next" ');
  expect(after).not.toBe(before);
  const hash = (text: string) => createHash('sha256').update(text).digest('base64');
  const revision = (text: string) => createHash('sha1').update(text).digest('base64').slice(0, 12);
  const next = worker.replace(hash(before), hash(after)).replace(revision(before), revision(after));
  expect(next).not.toBe(worker);
  await writeFile(join(folder, 'index.html'), page ?? after);
  await writeFile(join(folder, 'service-worker.js'), next);
};

test('a new version asks first: a run in another tab goes on, and nothing that was typed is lost', async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'yieldcast-'));
  await cp(siteFolder, folder, { recursive: true });
  const site = await serveFolder(folder, '/a/b/');
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const [one, two] = [await context.newPage(), await context.newPage()];
  await openAt(one, `${site.url}#example=count`);
  await untilStored(one);
  const endless = 'async function* () { for (let i = 0; ; i++) { yield i; await yc.sleep(0.05); } }';
  await openAt(two, `${site.url}${codeLink(sketch(endless))}`);
  await bar(two, 'Run').click();
  await untilState(two, 'running');
  await writeCode(one, '// typed before the update');

  const look = () =>
    one.evaluate(async () => void (await (await navigator.serviceWorker.ready).update().catch(() => {})));
  const notice = (page: Page) => page.locator('.pg-update');
  // Only half of it is there: for one of its files, the host sends another.
  await deploy(folder, '<!doctype html><title>Not found</title>');
  await look();
  await expect(notice(one)).toContainText(
    'A new version of Yieldcast could not be downloaded completely. You keep this one',
  );
  await notice(one).getByRole('button', { name: 'OK' }).click();
  await expect(notice(one)).not.toContainText('version');
  expect(await one.evaluate(() => fetch('./').then((page) => page.text()))).toBe(
    await readFile(join(siteFolder, 'index.html'), 'utf8'),
  );

  await deploy(folder);
  await look();
  await expect(notice(one)).toContainText('A new version of Yieldcast is ready.');
  await expect(notice(two)).toContainText('Updating ends the run');
  await notice(one).getByRole('button', { name: 'Update' }).click();
  await expect(one.locator('html')).toHaveAttribute('data-version', 'next');
  await expect(editor(one)).toHaveText('// typed before the update');
  await expect(notice(one)).not.toContainText('version');

  await expect(notice(two)).toContainText('Another tab has moved to a new version');
  await expect(two.locator('html')).not.toHaveAttribute('data-version');
  await untilState(two, 'running');
  await context.close();
  await site.close();
  await rm(folder, { recursive: true });
});

test('a broken part gets no place in the store, other pages in the folder are their own, and shared text is opened', async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'yieldcast-'));
  await cp(siteFolder, folder, { recursive: true });
  const site = await serveFolder(folder, '/a/b/');
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  await openAt(page, site.url);
  await untilStored(page);
  const part = listed().find(({ url, lazy }) => lazy && url.startsWith('assets/') && url.endsWith('.js'))?.url ?? '';
  await writeFile(join(folder, part), '<!doctype html><title>Not found</title>');
  // Other pages in the folder are none of the site's.
  await writeFile(join(folder, 'other.html'), '<!doctype html><title>Another page</title>');
  const answer = await page.evaluate(
    (url) =>
      fetch(url, { cache: 'no-store' }).then(
        (response) => response.status,
        () => 'refused',
      ),
    part,
  );
  expect(answer).toBe('refused');
  const kept = await page.evaluate(async () => {
    const name = (await caches.keys()).find((each) => each.includes('parts'));
    return name ? (await (await caches.open(name)).keys()).map(({ url }) => url) : [];
  });
  expect(kept.filter((url) => url.endsWith(part))).toEqual([]);
  await page.goto(`${site.url}other.html`);
  await expect(page).toHaveTitle('Another page');

  // As the system does it with what is shared with the installed app.
  await page.setContent(`<form method="post" enctype="multipart/form-data" action="${site.url}share-target">
    <input name="title" value="A note"><input name="text" value="// shared with the app"><button>Share</button></form>`);
  await page.getByRole('button').click();
  await expect(editor(page)).toHaveText('// shared with the app');
  await expect(app(page)).toHaveCount(0);
  await context.close();
  await site.close();
  await rm(folder, { recursive: true });
});

test('with everything stored, every example of the gallery runs without a network', async ({ browser }) => {
  test.setTimeout(900_000);
  const site = await serve();
  const context = await browser.newContext({ serviceWorkers: 'allow', permissions: ['microphone', 'camera'] });
  const page = await context.newPage();
  await openAt(page, site.url);
  await untilStored(page);
  await bar(page, 'Export').click();
  const all = page.getByRole('button', { name: /^Make everything available offline \([\d.]+ MB\)$/ });
  await all.click();
  await expect(page.getByText('every example works offline')).toBeVisible({ timeout: 300_000 });
  await page.keyboard.press('Escape');
  const names = readdirSync(fileURLToPath(new URL('../../src/playground/examples', import.meta.url)))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `#example=${file.slice(0, -3)}`);
  expect(names.length).toBeGreaterThan(20);

  await cutOff(context, site);
  const failed: string[] = [];
  for (const name of names) {
    await page.goto('about:blank');
    await openAt(page, `${site.url}${name}`);
    await bar(page, 'Run').click();
    // It has come whole: it runs, or waits for a file or a device. What it then does, other journeys show.
    await expect(app(page)).not.toHaveAttribute('data-state', 'loading');
    if (/could not be loaded|not stored yet/.test((await page.locator('main').textContent()) ?? '')) failed.push(name);
  }
  expect(failed).toEqual([]);
  await context.close();
});

test('the browser itself finds nothing that keeps the site from being installed', async ({ page }) => {
  await page.goto('./');
  await untilStored(page);
  const devtools = await page.context().newCDPSession(page);
  const { errors, manifest } = (await devtools.send('Page.getAppManifest')) as unknown as {
    errors: unknown[];
    manifest?: unknown;
  };
  expect(errors).toEqual([]);
  expect(manifest).toBeTruthy();
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A window of a test is a private one, which browsers install nothing from.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a part that is gone from the host loads the page again once, with the code saved', async ({ page }) => {
    await page.route('**/assets/ShareSheet-*.js', (route) => route.fulfill({ status: 404 }));
    await openAt(page, '#example=count');
    let loads = 0;
    page.on('load', () => loads++);
    await writeCode(page, '// not saved yet');
    await Promise.all([page.waitForEvent('load'), bar(page, 'Share').click()]);
    await expect(editor(page)).toHaveText('// not saved yet');
    // Once only: a host that has lost it for good is no reason to go round in circles.
    await bar(page, 'Share').click();
    await expect(page.getByText('A part of the page could not be loaded.')).toBeVisible();
    await expect(editor(page)).toHaveText('// not saved yet');
    expect(loads).toBe(1);
  });
});
