import { expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/arguments';
import { type Computer, findBrowser } from '../../../src/cli/browser/find';

const computer = (
  platform: Computer['platform'],
  files: readonly string[],
  environment: Computer['environment'] = {},
): Computer => ({ platform, environment, home: '/home/ada', isFile: (path) => files.includes(path) });

const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
const windows = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
const onMac = '/home/ada/Applications/Chromium.app/Contents/MacOS/Chromium';

test.for([
  ['the one on the PATH', computer('linux', ['/usr/bin/chromium'], { PATH: '/bin:/usr/bin' }), '/usr/bin/chromium'],
  [
    'Chrome before Chromium, wherever it is on the PATH',
    computer('linux', ['/bin/chromium', '/opt/google-chrome'], { PATH: '/bin:/opt' }),
    '/opt/google-chrome',
  ],
  ['Edge', computer('linux', ['/usr/bin/microsoft-edge'], { PATH: '/usr/bin' }), '/usr/bin/microsoft-edge'],
  ['an app of one person on macOS', computer('darwin', [onMac]), onMac],
  ['a program on Windows', computer('win32', [edge], windows), edge],
  [
    'a program on the Path of Windows',
    computer('win32', ['D:\\chrome\\chrome.exe'], { Path: 'C:\\Windows;D:\\chrome' }),
    'D:\\chrome\\chrome.exe',
  ],
  [
    'what CHROME_PATH names, before all others',
    computer('linux', ['/my/chrome', '/usr/bin/chromium'], {
      CHROME_PATH: '/my/chrome',
      PUPPETEER_EXECUTABLE_PATH: '/other',
      PATH: '/usr/bin',
    }),
    '/my/chrome',
  ],
  [
    'what PUPPETEER_EXECUTABLE_PATH names',
    computer('linux', ['/my/chrome'], { CHROME_PATH: '', PUPPETEER_EXECUTABLE_PATH: '/my/chrome' }),
    '/my/chrome',
  ],
] as const)('%s is found', ([, where, path]) => {
  expect(findBrowser(undefined, where)).toBe(path);
});

test.for([
  ['/my/chrome', '/my/chrome'],
  ['chromium', '/usr/bin/chromium'],
  ['/Apps/Google Chrome.app/', '/Apps/Google Chrome.app/Contents/MacOS/Google Chrome'],
] as const)('--browser %s is %s', ([named, path]) => {
  const where = computer('darwin', [path], { PATH: '/usr/bin', CHROME_PATH: '/other' });
  expect(findBrowser(named, where)).toBe(path);
});

test('one that is named and not there is a mistake, though others are there', () => {
  const files = ['/usr/bin/chromium'];
  expect(() => findBrowser('/absent', computer('linux', files, { PATH: '/usr/bin' }))).toThrow(
    new UsageError("There is no browser '/absent'."),
  );
  expect(() => findBrowser(undefined, computer('linux', files, { PATH: '/usr/bin', CHROME_PATH: '/absent' }))).toThrow(
    new UsageError("There is no browser '/absent', which CHROME_PATH names."),
  );
});

test('where there is none, it is said what to do', () => {
  for (const platform of ['linux', 'darwin', 'win32'] as const)
    expect(() => findBrowser(undefined, computer(platform, [], windows))).toThrow(
      'none was found. Install Chrome, Chromium or Edge, or name one by --browser or CHROME_PATH.',
    );
});
