import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { createDevTools } from './devtools';

/** How long a browser may take to end by itself, in milliseconds. */
const grace = 5000;

/** As root on Linux, Chromium starts with its own sandbox in no case. */
export const lacksSandbox = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

const argumentsFor = (profile: string): string[] => [
  '--headless=new',
  // Through pipes, nobody else can speak to it: it listens at no port.
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  ...(lacksSandbox() ? ['--no-sandbox'] : []),
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  // No window is ever seen, which is no reason to go slow.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Containers often have little of the memory that it shares with its parts.
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--mute-audio',
  // It asks for no password of the person's keychain.
  '--password-store=basic',
  '--use-mock-keychain',
  'about:blank',
];

/** Starts a browser that nobody sees, with a profile that goes with it. */
export const launchBrowser = async (program: string) => {
  const profile = await mkdtemp(join(tmpdir(), 'yieldcast-browser-'));
  // In a group of its own, so that Ctrl-C reaches it through us, and all its parts can be ended.
  const child = spawn(program, argumentsFor(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const [, , said, toBrowser, fromBrowser] = child.stdio as unknown as [null, null, Readable, Writable, Readable];
  let words = '';
  said.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4000);
  });
  const devTools = createDevTools(toBrowser, fromBrowser);
  const gone = new Promise<void>((resolve) => {
    child.once('error', ({ message }) => {
      devTools.end(new Error(`The browser ${program} did not start: ${message}`));
      resolve();
    });
    child.once('close', (code, killedBy) => {
      const how = killedBy ? `by ${killedBy}` : `with code ${code}`;
      devTools.end(new Error(`The browser ${program} ended ${how}.${lastWords(words)}`));
      resolve();
    });
  });
  return {
    call: devTools.call,
    next: devTools.next,
    /** Ends it, and removes its profile. */
    async close(): Promise<void> {
      void devTools.call('Browser.close').catch(() => {});
      const kill = setTimeout(() => killAll(child), grace);
      await gone;
      clearTimeout(kill);
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
};

export type Browser = Awaited<ReturnType<typeof launchBrowser>>;

/** What it said last tells most. */
const lastWords = (words: string): string => {
  const line = words.trim().split('\n').at(-1)?.trim();
  return line ? ` It said: ${line}` : '';
};

const killAll = (child: ChildProcess) => {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
};
