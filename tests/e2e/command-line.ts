import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';

const cli = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A process of the command line, with what it has printed so far. */
type Running = {
  output(): string;
  /** The address that it has printed. */
  address(): Promise<string>;
  interrupt(): void;
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
};

export const test = base.extend<{
  folderOf(files: Files): string;
  start(folder: string, ...typed: string[]): Running;
  /** Starts it with other variables of the environment. */
  startWith(environment: NodeJS.ProcessEnv, folder: string, ...typed: string[]): Running;
  errors: undefined;
}>({
  folderOf: async ({ baseURL: _ }, use) => {
    const folders: string[] = [];
    await use((files) => {
      const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yieldcast-')));
      folders.push(folder);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
      return folder;
    });
    for (const folder of folders) rmSync(folder, { recursive: true });
  },
  start: ({ startWith }, use) => use((folder, ...typed) => startWith({}, folder, ...typed)),
  startWith: async ({ baseURL: _ }, use) => {
    if (!existsSync(cli)) throw new Error('There is no lib/cli.js: run “npm run build:cli” first.');
    const children: ChildProcess[] = [];
    await use((environment, folder, ...typed) => {
      const child = spawn(process.execPath, [cli, ...typed], {
        cwd: folder,
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...environment },
      });
      children.push(child);
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (piece) => {
          output += piece;
        });
      return {
        output: () => output,
        address: async () => {
          await expect.poll(() => output).toMatch(/http:\S+\n/);
          return /http:\S+/.exec(output)?.[0] ?? '';
        },
        interrupt: () => child.kill('SIGINT'),
        ended: new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal))),
      };
    });
    for (const child of children) child.kill('SIGKILL');
  },
  /** No page throws what it does not catch. */
  errors: [
    async ({ context }, use) => {
      const thrown: string[] = [];
      context.on('weberror', (event) => thrown.push(String(event.error())));
      await use(undefined);
      expect(thrown).toEqual([]);
    },
    { auto: true },
  ],
});
