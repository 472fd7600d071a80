import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { buildConsumers } from '../tools/consumers.mjs';
import { root } from '../tools/dependencies.mjs';
import { serveFolder } from '../tools/serve.mjs';
import { count, sound } from './sketches.js';

/** Projects that get the package from its packed file. All are built once, and each shows two apps on one page. */
const test = base.extend<object, { folder: string; site: string; deep: string }>({
  folder: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads here which fixtures one asks for.
    async ({}, use) => {
      const { folder, remove } = await buildConsumers();
      writeFileSync(`${folder}/no-bundler/count.ts`, count);
      writeFileSync(`${folder}/no-bundler/sound.ts`, sound);
      await use(folder);
      remove();
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  site: [
    async ({ folder }, use) => {
      const { url, close } = await serveFolder(folder, '/');
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
  deep: [
    async ({ folder }, use) => {
      const { url, close } = await serveFolder(folder, '/deep/er/path/');
      await use(url);
      await close();
    },
    { scope: 'worker' },
  ],
});

/** Opens a page with both apps; shows each number of *count*, one after the other, and that *sound* is heard. */
const showsBoth = async (page: Page, address: string) => {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  const seen = new Map<string, () => void>();
  const isSeen = (i: number) => new Promise<void>((resolve) => seen.set(`/seen/${i}`, resolve));
  const allSeen = new Map([1, 2, 3].map((i) => [`/seen/${i}`, isSeen(i)]));
  await page.context().route('https://cdn.jsdelivr.net/seen/*', async (route) => {
    await allSeen.get(new URL(route.request().url()).pathname);
    await route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' }).catch(() => {});
  });
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(address);

  const counting = page.locator('#count');
  for (const i of [1, 2, 3]) {
    await expect(counting.getByRole('spinbutton')).toHaveValue(String(i));
    seen.get(`/seen/${i}`)?.();
  }
  await expect(counting.locator('[data-yc="app"]')).toHaveAttribute('data-state', 'done');
  // It is styled: the package's sheet has come along.
  const rounded = counting.locator('[data-yc="app"] button').first();
  await expect(rounded).not.toHaveCSS('background-color', 'rgb(239, 239, 239)');

  const audio = page.locator('#sound audio');
  await expect.poll(() => audio.evaluate((element: HTMLAudioElement) => element.currentTime)).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
};

const projects = {
  'with Vite': 'vite/built/',
  'with webpack': 'webpack/',
  'with esbuild': 'esbuild/',
  'with React, in strict mode': 'react/',
  'with Solid': 'solid/built/',
  'without a bundler': 'no-bundler/',
  'with a strict Content-Security-Policy, as elements': 'policy/',
};

for (const [how, path] of Object.entries(projects))
  test(`a page made ${how} counts and is heard`, async ({ page, site }) => {
    await showsBoth(page, site + path);
  });

test('a page under a path counts and is heard', async ({ page, deep }) => {
  await showsBoth(page, `${deep}vite/built/`);
});

for (const resolution of ['bundler', 'node16'])
  test(`TypeScript finds the types, resolved as for ${resolution}`, ({ folder }) => {
    execFileSync(
      process.execPath,
      [`${root}node_modules/typescript/bin/tsc`, '-p', `${folder}/vite/tsconfig.${resolution}.json`],
      {
        stdio: 'inherit',
      },
    );
  });

test('a server imports every entry, and nothing happens', ({ folder }) => {
  const script = `for (const name of ['', '/app', '/element', '/vision']) await import('yieldcast' + name);
    const { mount } = await import('yieldcast/app');
    process.stdout.write(JSON.stringify([typeof mount, 'document' in globalThis]));`;
  const told = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(told)).toEqual(['function', false]);
});
