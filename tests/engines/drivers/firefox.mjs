import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from 'playwright';
import puppeteer from 'puppeteer-core';
import { findCommand } from '../../tools/processes.mjs';
import { until } from '../playground.mjs';
import { startGroup } from './group.mjs';
import { throughPlaywright } from './playwright.mjs';

const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
};

/**
 * Without a sound card Firefox plays no sound at all, and its AudioContexts stand still. A sound server of its own, whose
 * one card forgets what it is given, has a clock that runs; where there is no such server, ALSA can forget it, too, but
 * without a clock.
 */
const openSoundlessly = async () => {
  if (process.platform !== 'linux' || existsSync('/dev/snd/controlC0')) return { env: {}, end: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'yieldcast-sound-'));
  const pulseaudio = findCommand('pulseaudio');
  if (!pulseaudio) {
    const path = join(folder, 'asound.conf');
    writeFileSync(path, 'pcm.!default { type null }\nctl.!default { type null }\n');
    return { env: { ALSA_CONFIG_PATH: path }, end: () => {} };
  }
  const socket = join(folder, 'native');
  const parameters = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes'];
  const modules = ['module-null-sink', `module-native-protocol-unix socket=${socket} auth-anonymous=1`];
  const { end } = startGroup(pulseaudio, [...parameters, ...modules.flatMap((each) => ['-L', each])], {
    env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder },
    stdio: 'ignore',
  });
  await until(async () => existsSync(socket), 'the sound server');
  return { env: { PULSE_SERVER: `unix:${socket}` }, end };
};

/** Firefox as it is shipped speaks WebDriver BiDi, which Puppeteer speaks too; Playwright drives only its own build. */
const throughBiDi = async (executablePath) => {
  const sound = await openSoundlessly();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: preferences,
    env: { ...process.env, ...sound.env },
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
    close: async () => {
      await browser.close();
      sound.end();
    },
  };
};

/** @type {import('./driver.mjs').Driver} */
export const driver = {
  name: 'firefox',
  packages: ['firefox-esr', 'pulseaudio'],
  launch: async () => {
    if (existsSync(firefox.executablePath())) {
      return throughPlaywright(await firefox.launch({ firefoxUserPrefs: preferences }));
    }
    const path = findCommand('firefox-esr') ?? findCommand('firefox');
    return path && throughBiDi(path);
  },
};
