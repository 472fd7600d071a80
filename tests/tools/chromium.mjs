import { existsSync } from 'node:fs';
import { root } from './dependencies.mjs';
import { installSystemPackages } from './packages.mjs';
import { findCommand, run } from './processes.mjs';

/** Names the Chromium to test with, before all others. */
const variable = 'YIELDCAST_CHROMIUM';

/** Names the headless shell that {@link provideTestChromium} found. */
const shellVariable = 'YIELDCAST_HEADLESS_SHELL';

/** Arguments for every Chromium that tests and benchmarks start. */
export const chromiumArguments = [
  // Chromium refuses to start its sandbox as root, as in a container.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // Containers often have a /dev/shm of 64 MB: too small for pages with many images.
  '--disable-dev-shm-usage',
  '--autoplay-policy=no-user-gesture-required',
];

/** A browser may be there and yet lack the libraries it needs; then it cannot tell its version. */
const starts = async (path) => (await run(path, ['--version'], { show: false, seconds: 30 })).code === 0;

const playwrightsOwn = async () => {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) && (await starts(path)) ? path : undefined;
};

const systems = async () => {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const path = findCommand(name);
    if (path && (await starts(path))) return path;
  }
};

const named = async () => {
  const path = process.env[variable];
  if (!path) return;
  if (await starts(path)) return path;
  throw new Error(`${variable} is "${path}", which is not a Chromium that starts. Give the path of one, or unset it.`);
};

/** The path of a Chromium: the one that the environment names, Playwright's own, or the system's. */
export const findChromium = async () => (await named()) ?? (await playwrightsOwn()) ?? (await systems());

/**
 * The path of the Chromium that tests run in, unless they need devices: the headless shell where the system has one,
 * since each window of a whole Chromium costs more than a second of processor time for tabs and toolbars that nobody
 * sees. Otherwise a whole one. The shell's microphone is too slow for tests.
 */
export const findTestChromium = async () =>
  process.env[shellVariable] ?? (await named()) ?? (await headlessShell()) ?? (await findChromium());

const headlessShell = async () => {
  const path = findCommand('chromium-headless-shell');
  return path && (await starts(path)) ? path : undefined;
};

/**
 * Finds a whole Chromium, or installs one: by Playwright, else by the system's package manager. Names it in the
 * environment, so that every process started from here uses the same one and does not look again.
 *
 * @returns {Promise<string>} Its path.
 */
export const provideChromium = async () => {
  const path = (await findChromium()) ?? (await installByPlaywright()) ?? (await installBySystem());
  process.env[variable] = path;
  return path;
};

/**
 * Provides what tests run in: a whole Chromium, as {@link provideChromium}, and a headless shell where the system's
 * packages have one. A Chromium that somebody named runs all tests.
 */
export const provideTestChromium = async () => {
  const shell = process.env[variable] ? undefined : ((await headlessShell()) ?? (await installHeadlessShell()));
  await provideChromium();
  if (shell) process.env[shellVariable] = shell;
};

const installHeadlessShell = async () => {
  const reason = await installSystemPackages(['chromium-headless-shell', 'fonts-liberation']);
  if (reason) console.log(`There is no headless shell (${reason}): the tests take longer.`);
  return headlessShell();
};

const installByPlaywright = async () => {
  console.log('Installing Chromium (playwright install) …');
  // It prints its progress; where its host cannot be reached it may hang, and then says nothing.
  await run(process.execPath, [`${root}node_modules/playwright/cli.js`, 'install', 'chromium'], {
    seconds: 300,
    quietSeconds: 45,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
  });
  return playwrightsOwn();
};

const installBySystem = async () => {
  // A page without any font has no text to show.
  const reason = await installSystemPackages(['chromium', 'fonts-liberation']);
  const path = await systems();
  if (path) return path;
  throw new Error(
    `No Chromium was found, and none could be installed: Playwright could not download its own, and ${reason ?? 'the one from apt-get does not start'}. ` +
      `Install Chromium or Google Chrome so that \`chromium\` or \`google-chrome\` starts it, or set ${variable} to the path of one.`,
  );
};
