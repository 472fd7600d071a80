import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from 'playwright';
import puppeteer from 'puppeteer-core';
import { findCommand } from '../../tools/processes.mjs';
import { throughPlaywright } from './playwright.mjs';

const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
};

/** Without a sound card Firefox plays no sound at all; it takes one of ALSA's that forgets what it is given. */
const soundless = () => {
  if (process.platform !== 'linux' || existsSync('/dev/snd/controlC0')) return {};
  const path = join(mkdtempSync(join(tmpdir(), 'yieldcast-sound-')), 'asound.conf');
  writeFileSync(path, 'pcm.!default { type null }\nctl.!default { type null }\n');
  return { ALSA_CONFIG_PATH: path };
};

/** Firefox as it is shipped speaks WebDriver BiDi, which Puppeteer speaks too; Playwright drives only its own build. */
const throughBiDi = async (executablePath) => {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: preferences,
    env: { ...process.env, ...soundless() },
    defaultViewport: { width: 1280, height: 800 },
  });
  return {
    version: await browser.version(),
    newPage: async () => {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      return {
        goto: async (url) => {
          await page.goto(url);
        },
        evaluate: (fn, argument) => page.evaluate(fn, argument),
        click: async (find, argument) => {
          const element = (await page.evaluateHandle(find, argument)).asElement();
          await element?.click();
          return element !== null;
        },
        type: (text) => page.keyboard.type(text),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
};

/** @type {import('./driver.mjs').Driver} */
export const driver = {
  name: 'firefox',
  packages: ['firefox-esr'],
  launch: async () => {
    if (existsSync(firefox.executablePath())) {
      return throughPlaywright(await firefox.launch({ firefoxUserPrefs: preferences }));
    }
    const path = findCommand('firefox-esr') ?? findCommand('firefox');
    return path && throughBiDi(path);
  },
};
