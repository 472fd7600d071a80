import { readdirSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test, untilState } from '../e2e/playground';
import type { Cases } from './steps';

const folder = new URL('./', import.meta.url);

/** Tries no more than the sketches whose name it matches. */
const only = new RegExp(process.env.YIELDCAST_SKETCH ?? '');

/** A page of someone else, which shows one sketch after another. */
const openPage = async (page: Page) => {
  await page.route('**/demos/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Demos</title>
        <script type="module" src="../embed.js"></script></head>
        <body></body></html>`,
    }),
  );
  await page.goto('demos/');
};

/** Puts a sketch into the page in the place of the last one, and waits until its app is there. */
const show = async (page: Page, code: string) => {
  await page.evaluate((code) => {
    const element = document.createElement('yield-cast');
    const script = document.createElement('script');
    script.type = 'text/yieldcast';
    script.textContent = code;
    element.append(script);
    document.body.replaceChildren(element);
  }, code);
  await untilState(page, 'idle', 'running', 'done', 'error');
};

/** Tries all sketches of a folder on one page. Each must have a case, and each case a sketch. */
export const tryAll = async (page: Page, group: string, cases: Cases) => {
  const names = readdirSync(new URL(`${group}/`, folder)).map((file) => file.replace('.ts', ''));
  expect(Object.keys(cases).sort()).toEqual(names.sort());
  await openPage(page);
  const failed: string[] = [];
  for (const [name, steps] of Object.entries(cases))
    if (only.test(name))
      await test
        .step(name, async () => {
          await show(page, readFileSync(new URL(`${group}/${name}.ts`, folder), 'utf8'));
          for (const step of steps) await step(page);
        })
        // The others are tried all the same.
        .catch((error: Error) => failed.push(`${name}: ${error.message}`));
  expect(failed.join('\n')).toBe('');
};
