import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createDevTools } from '../../../src/cli/browser/devtools';
import { launchBrowser } from '../../../src/cli/browser/launch';
import { folderOf } from './folder';

/** A program in the place of a browser. It writes what it was started with, then does this. */
const program = (body: string) => {
  const folder = folderOf({
    'browser.mjs': `#!${process.execPath}
import { writeFileSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
writeFileSync(new URL('arguments.json', import.meta.url), JSON.stringify(process.argv.slice(2)));
${body}`,
  });
  const path = join(folder, 'browser.mjs');
  chmodSync(path, 0o755);
  return { path, started: (): string[] => JSON.parse(readFileSync(join(folder, 'arguments.json'), 'utf8')) };
};

test('a browser is spoken to through pipes alone, and its profile goes with it', async () => {
  const { path, started } = program(`
    for await (const data of new Socket({ fd: 3 })) {
      const { id, method } = JSON.parse(data.toString().replace('\\0', ''));
      writeSync(4, JSON.stringify({ id, result: method }) + '\\0');
      if (method === 'Browser.close') process.exit();
    }`);
  const browser = await launchBrowser(path);
  expect(await browser.call('Browser.getVersion')).toBe('Browser.getVersion');
  const options = started();
  expect(options).toContain('--remote-debugging-pipe');
  expect(options.filter((each) => each.startsWith('--remote-debugging-port'))).toEqual([]);
  expect(options.includes('--no-sandbox')).toBe(process.platform === 'linux' && process.getuid?.() === 0);
  const [, profile = ''] = options.join('\n').match(/^--user-data-dir=(.+)$/m) ?? [];
  expect(existsSync(profile)).toBe(true);
  await browser.close();
  expect(existsSync(profile)).toBe(false);
});

test('a browser that ends by itself is told with its last words, and so is one that does not start', async () => {
  const { path } = program("process.stderr.write('a\\nNo usable sandbox!\\n'); process.exitCode = 3;");
  const ending = await launchBrowser(path);
  await expect(ending.call('Browser.getVersion')).rejects.toThrow(
    `The browser ${path} ended with code 3. It said: No usable sandbox!`,
  );
  await ending.close();
  const absent = await launchBrowser('/absent/browser');
  await expect(absent.call('Browser.getVersion')).rejects.toThrow('The browser /absent/browser did not start: ');
  await absent.close();
});

test('messages are read however they are cut, and answers find their calls', async () => {
  const [toBrowser, fromBrowser] = [new PassThrough(), new PassThrough()];
  const devTools = createDevTools(toBrowser, fromBrowser);
  const first = devTools.call('A');
  const second = devTools.call('B', { of: 1 }, 'session');
  const loaded = devTools.next('Page.loadEventFired', 'session');
  expect(toBrowser.read().toString()).toBe(
    '{"id":1,"method":"A","params":{}}\0{"id":2,"method":"B","params":{"of":1},"sessionId":"session"}\0',
  );
  const sent = Buffer.from(
    '{"id":2,"result":"é→\u{1f600}"}\0{"method":"Page.loadEventFired","sessionId":"session"}\0{"id":1,"error":{"message":"no"}}\0',
  );
  const refused = expect(first).rejects.toThrow('no');
  for (const byte of sent) fromBrowser.write(Buffer.of(byte));
  expect(await second).toBe('é→\u{1f600}');
  await loaded;
  await refused;
});
