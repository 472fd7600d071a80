import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { UsageError } from '../../../src/cli/arguments';
import { isOwnHost } from '../../../src/cli/serve/hosts';
import { listenAt } from '../../../src/cli/serve/listen';
import { watchFiles } from '../../../src/cli/serve/watch';
import { folderOf } from './folder';

/** Watches these files of a folder. `next` resolves once more has changed since it was called last. */
const watched = (folder: string, ...paths: string[]) => {
  let changes = 0;
  let seen = 0;
  const watcher = watchFiles(folder, () => {
    changes++;
  });
  onTestFinished(() => watcher.close());
  watcher.follow(paths);
  return {
    follow: watcher.follow,
    changes: () => changes,
    next: async () => {
      await vi.waitFor(() => expect(changes).toBeGreaterThan(seen), { timeout: 30_000 });
      seen = changes;
    },
  };
};

test('a file is watched in however it is saved, and so is one that is not there yet', async () => {
  const folder = folderOf({ 'demo.ts': '1', 'parts/a.ts': '1' });
  const files = watched(folder, 'demo.ts', 'parts/a.ts', 'later.ts');
  writeFileSync(join(folder, 'demo.ts'), '2');
  await files.next();
  // As editors save: a new file in the place of the old one, twice.
  for (const text of ['3', '4']) {
    writeFileSync(join(folder, 'parts/a.ts~'), text);
    renameSync(join(folder, 'parts/a.ts~'), join(folder, 'parts/a.ts'));
    await files.next();
  }
  writeFileSync(join(folder, 'later.ts'), '');
  await files.next();
});

test('a folder that an import waits for is noticed, and then what is in it', async () => {
  const folder = folderOf({ 'demo.ts': '' });
  const files = watched(folder, 'demo.ts', 'parts/a.ts');
  mkdirSync(join(folder, 'parts'));
  await files.next();
  files.follow(['demo.ts', 'parts/a.ts']);
  writeFileSync(join(folder, 'parts/a.ts'), '');
  await files.next();
});

test('other files are nobody’s change', async () => {
  const folder = folderOf({ 'demo.ts': '1', 'other.ts': '1' });
  const files = watched(folder, 'demo.ts');
  writeFileSync(join(folder, 'other.ts'), '2');
  const others = watched(folder, 'other.ts');
  writeFileSync(join(folder, 'other.ts'), '3');
  await others.next();
  expect(files.changes()).toBe(0);
});

test.for([
  ['127.0.0.1:7860', true],
  ['[::1]:7860', true],
  ['192.168.1.7', true],
  ['localhost:1', true],
  ['app.localhost', true],
  ['MyHost.example:7860', true],
  ['evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['localhost.evil.example:7860', false],
  ['evil-localhost', false],
  [undefined, false],
] as const)('a request for %s is answered: %s', ([header, isAnswered]) => {
  expect(isOwnHost(header, 'myhost.example')).toBe(isAnswered);
});

test('an address that is not this computer’s is a mistake that is said', async () => {
  const server = createServer();
  await expect(listenAt(server, 0, '192.0.2.1')).rejects.toThrow(
    new UsageError("'192.0.2.1' is no address of this computer. Give one by --host, or --host alone for all."),
  );
});
