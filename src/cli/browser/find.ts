import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { UsageError } from '../arguments';

/** The computer on which a browser is looked for. */
export type Computer = {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  home: string;
  isFile(path: string): boolean;
};

const thisComputer: Computer = {
  platform: process.platform,
  environment: process.env,
  home: homedir(),
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
};

/** Variables that name a browser, as other tools know them. The first one that is set counts. */
const variables = ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH'] as const;

/** Names on the PATH. */
const commands = [
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'msedge',
  'brave-browser',
  'chromium-headless-shell',
];

/** Apps in the folders of macOS. */
const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

/** Programs in the folders of Windows. */
const programs = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
];
const programFolders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/**
 * Finds a browser that speaks the DevTools protocol: the one that is named, or else Chrome, Chromium, Edge or Brave where
 * they usually are.
 *
 * @param named its path, or its name on the PATH
 * @throws {UsageError} if the one that is named is not there
 * @throws if there is none
 */
export const findBrowser = (named: string | undefined, computer: Computer = thisComputer): string => {
  const variable = variables.find((each) => computer.environment[each]);
  const asked = named ?? (variable && computer.environment[variable]);
  if (asked !== undefined) {
    const found = namedBrowser(asked, computer);
    if (found !== undefined) return found;
    const by = named === undefined ? `, which ${variable} names` : '';
    throw new UsageError(`There is no browser '${asked}'${by}.`);
  }
  const places = [...commands.flatMap((name) => onPath(name, computer)), ...usualPlaces(computer)];
  const found = places.find(computer.isFile);
  if (found !== undefined) return found;
  throw new Error(
    'Examples are computed in a browser, and none was found. Install Chrome, Chromium or Edge, or name one by --browser or CHROME_PATH.',
  );
};

const namedBrowser = (asked: string, computer: Computer): string | undefined => {
  const { join, basename } = pathsOf(computer);
  // On macOS, a person sees an app, which is a folder with the program in it.
  const program = asked.replace(/\.app\/?$/, '.app');
  const inside = program.endsWith('.app') ? [join(program, 'Contents', 'MacOS', basename(program, '.app'))] : [];
  return [asked, ...inside, ...(/[\\/]/.test(asked) ? [] : onPath(asked, computer))].find(computer.isFile);
};

const pathsOf = ({ platform }: Computer) => (platform === 'win32' ? win32 : posix);

const onPath = (name: string, computer: Computer): string[] => {
  const { join, delimiter } = pathsOf(computer);
  const { PATH, Path } = computer.environment;
  const file = computer.platform === 'win32' && !/\.exe$/i.test(name) ? `${name}.exe` : name;
  const folders = (PATH ?? Path ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, file));
};

const usualPlaces = ({ platform, environment, home }: Computer): string[] => {
  if (platform === 'darwin')
    return apps.flatMap((name) =>
      ['/Applications', posix.join(home, 'Applications')].map((folder) =>
        posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  if (platform !== 'win32') return [];
  const folders = programFolders.flatMap((name) => environment[name] || []);
  return programs.flatMap((parts) => folders.map((folder) => win32.join(folder, ...parts)));
};
