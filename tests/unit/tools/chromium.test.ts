import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

// Each look-up is a process of its own, which imports Playwright.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the look-up on a machine that has no browsers but those of a test. */
const evaluate = (code: string, more: Record<string, string> = {}) => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    env: { PATH: join(folder, 'bin'), PLAYWRIGHT_BROWSERS_PATH: join(folder, 'playwright'), ...more },
    encoding: 'utf8',
  });
  return stdout.trim() || stderr;
};

const found = (more?: Record<string, string>, find = 'findChromium') =>
  evaluate(
    `import { ${find} } from './tests/tools/chromium.mjs'; console.log(String(await ${find}().catch(String)));`,
    more,
  );

/** Puts a browser there that can tell its version, or one that lacks a library and cannot. */
const put = (path: string, starts = true) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nexit ${starts ? 0 : 127}\n`);
  chmodSync(path, 0o755);
  return path;
};

const system = (name: string) => join(folder, 'bin', name);
const playwrights = () => evaluate("import { chromium } from 'playwright'; console.log(chromium.executablePath());");

test('the environment names the Chromium before all others', () => {
  put(system('chromium'));
  put(playwrights());
  const path = put(join(folder, 'mine'));
  expect(found({ YIELDCAST_CHROMIUM: path })).toBe(path);
});

test('a name in the environment that starts nothing is an error that says so', () => {
  expect(found({ YIELDCAST_CHROMIUM: '/nowhere' })).toContain('YIELDCAST_CHROMIUM is "/nowhere"');
});

test("Playwright's own comes before the system's", () => {
  put(system('chromium'));
  const path = put(playwrights());
  expect(found()).toBe(path);
});

test("the system's is found by any of its names", () => {
  const chrome = put(system('google-chrome'));
  expect(found()).toBe(chrome);
  const chromium = put(system('chromium'));
  expect(found()).toBe(chromium);
});

test('one that does not start is passed over', () => {
  put(playwrights(), false);
  put(system('chromium'), false);
  const chrome = put(system('google-chrome-stable'));
  expect(found()).toBe(chrome);
});

test('tests run in the headless shell, if the system has one that starts, and otherwise in a whole Chromium', () => {
  const chromium = put(system('chromium'));
  expect(found({}, 'findTestChromium')).toBe(chromium);
  const shell = put(system('chromium-headless-shell'));
  expect(found({}, 'findTestChromium')).toBe(shell);
  expect(found({ YIELDCAST_CHROMIUM: chromium }, 'findTestChromium')).toBe(chromium);
  // Benchmarks measure what people use.
  expect(found()).toBe(chromium);
  put(shell, false);
  expect(found({}, 'findTestChromium')).toBe(chromium);
});

test('where there is none, none is found', () => {
  expect(found()).toBe('undefined');
});
