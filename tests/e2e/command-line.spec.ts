import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { serveFolder } from '../tools/serve.mjs';
import { type Files, test } from './command-line';
import { alert, button, number, text, untilState } from './playground';

const greeting = (said: string) => `import * as yc from 'yieldcast';

function* greet(name: string) {
  yield ${said};
}

export default yc.Interface({
  fn: greet,
  inputs: yc.Textbox({ label: 'Name' }),
  outputs: yc.Textbox({ label: 'Said' }),
});
`;

test('an edit shows the new app with what was entered, and a mistake its place, here and in the terminal', async ({
  page,
  folderOf,
  start,
}) => {
  const folder = folderOf({ 'demo.ts': greeting("'Hello, ' + name") });
  const edit = (said: string) => writeFileSync(join(folder, 'demo.ts'), greeting(said));
  const command = start(folder, 'demo.ts', '--port', '0');
  await page.goto(await command.address());
  await untilState(page, 'idle');
  await text(page, 'Name').fill('Ada');
  await button(page, 'Submit').click();
  await expect(text(page, 'Said')).toHaveValue('Hello, Ada');

  edit("'Good day, ' + name");
  await expect(text(page, 'Said')).toHaveValue('Good day, Ada');
  await expect(text(page, 'Name')).toHaveValue('Ada');

  edit("'Good day' +");
  const place = /demo\.ts:4:2\d/;
  await expect(alert(page)).toContainText(place);
  await expect.poll(command.output).toMatch(/demo\.ts:4:2\d: error: .*\n {2}4 │ {3}yield 'Good day' \+;\n {4}│ +\^\n/);
  await expect(text(page, 'Name')).toHaveValue('Ada');

  edit("(() => { throw new Error('nobody ' + name); })()");
  await expect(alert(page)).toContainText('nobody Ada');
  await expect.poll(command.output).toMatch(/demo\.ts:4:24: error: nobody Ada\n {2}4 │ /);

  edit("'Hello again, ' + name");
  await expect(text(page, 'Said')).toHaveValue('Hello again, Ada');
  await expect(alert(page)).toHaveCount(0);

  command.interrupt();
  expect(await command.ended).toBe(0);
});

/** A sketch with another file of code, data in text and in bytes, and a package. */
const several: Files = {
  'demo.ts': `import * as yc from 'yieldcast';
import { loud } from 'loud';
import { total } from './parts/total';

async function* sum(times: number) {
  const table = await (await yc.asset('./table.csv')).text();
  const bytes = await (await yc.asset('bytes.bin')).arrayBuffer();
  yield loud(\`\${total(table) * times} and \${bytes.byteLength}\`);
}

export default yc.Interface({
  fn: sum,
  inputs: yc.Number({ label: 'Times', value: 1 }),
  outputs: yc.Textbox({ label: 'Sum' }),
  title: 'Sums',
});
`,
  'parts/total.ts': `export const total = (table: string): number => table.split(',').reduce((sum, each) => sum + Number(each), 0);`,
  'table.csv': '1,2,3',
  'bytes.bin': new Uint8Array([0xff, 0, 0x80]),
  'node_modules/loud/package.json': '{ "main": "index.js" }',
  'node_modules/loud/index.js': 'exports.loud = (text) => text.toUpperCase();',
};

const expectSum = async (page: Page) => {
  await untilState(page, 'idle');
  await number(page, 'Times').fill('2');
  await button(page, 'Submit').click();
  await expect(text(page, 'Sum')).toHaveValue('12 AND 3');
};

test('what a sketch imports and names comes along, and other data shows other results', async ({
  page,
  folderOf,
  start,
}) => {
  const folder = folderOf(several);
  const command = start(folder, '-p', '0');
  await page.goto(await command.address());
  await expectSum(page);
  await expect(page).toHaveTitle('Sums');
  writeFileSync(join(folder, 'table.csv'), '10,20');
  await expect(text(page, 'Sum')).toHaveValue('60 AND 3');
  expect(command.output()).not.toContain('error');
});

test('a build is a folder for any host, and with --single one file that runs from a disk', async ({
  page,
  folderOf,
  start,
}) => {
  const folder = folderOf(several);
  const built = start(folder, 'build', 'demo.ts', '-o', 'site');
  expect(await built.ended).toBe(0);
  expect(built.output()).toMatch(/^site: \d+ files, \d+ KB: put the folder on any static host\n$/);
  const host = await serveFolder(join(folder, 'site'));
  await page.goto(host.url);
  await expectSum(page);
  await expect(page).toHaveTitle('Sums');
  await host.close();

  const single = start(folder, 'build', 'demo.ts', '-o', 'one/app.html', '--single', '--title', '2 < 3');
  expect(await single.ended).toBe(0);
  await page.goto(pathToFileURL(join(folder, 'one/app.html')).href);
  await expectSum(page);
  await expect(page).toHaveTitle('2 < 3');

  // An earlier build is replaced, all of it; other files are not.
  writeFileSync(join(folder, 'site/old.txt'), '');
  expect(await start(folder, 'build', 'demo.ts', '-o', 'site').ended).toBe(0);
  expect(existsSync(join(folder, 'site/old.txt'))).toBe(false);
  const refused = start(folder, 'build', 'demo.ts', '-o', 'parts');
  expect(await refused.ended).toBe(2);
  expect(refused.output()).toContain("'parts' holds other files");
  expect(existsSync(join(folder, 'parts/total.ts'))).toBe(true);
});

test('a build that fails exits with 1, and says where and why', async ({ folderOf, start }) => {
  const folder = folderOf({ 'demo.ts': "import { a } from './absent';\nexport default () => a;\n" });
  const command = start(folder, 'build', 'demo.ts');
  expect(await command.ended).toBe(1);
  expect(command.output()).toBe(
    `demo.ts:1:19: error: demo.ts imports './absent', but the sketch has no such file. It has no other than demo.ts.
  1 │ import { a } from './absent';
    │                   ^
`,
  );
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test('a mistake in the options exits with 2 and a sentence; --help and --version with 0', async ({
  folderOf,
  start,
}) => {
  const folder = folderOf({});
  const expectEnd = async (typed: string[], code: number, printed: string | RegExp) => {
    const command = start(folder, ...typed);
    expect(await command.ended).toBe(code);
    if (typeof printed === 'string') expect(command.output()).toBe(printed);
    else expect(command.output()).toMatch(printed);
  };
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  await expectEnd(['--prot', '1'], 2, 'yieldcast: There is no option --prot. Did you mean --port?\n');
  await expectEnd(['absent.ts'], 2, "yieldcast: There is no 'absent.ts'.\n");
  await expectEnd([], 2, /^yieldcast: There is no sketch in this folder\. .*yieldcast new/);
  await expectEnd(['--help'], 0, /^yieldcast \[file or folder\][\s\S]*--single[\s\S]*--example/);
  await expectEnd(['--version'], 0, `${version}\n`);
});

test('“yieldcast new” begins with an example that runs, and writes over nothing', async ({ page, folderOf, start }) => {
  const folder = folderOf({});
  const begun = start(folder, 'new', 'mine', '--example', 'audio-bytes');
  expect(await begun.ended).toBe(0);
  expect(existsSync(join(folder, 'mine/examples/speech.mp3'))).toBe(true);
  expect(begun.output()).toContain('npx yieldcast mine');

  expect(await start(folder, 'new', 'count').ended).toBe(0);
  const command = start(folder, 'count', '--port', '0');
  await page.goto(await command.address());
  await page.getByRole('button', { name: /^(?:Submit|Generate)$/ }).click();
  await untilState(page, 'done');

  const again = start(folder, 'new', 'count');
  expect(await again.ended).toBe(2);
  expect(again.output()).toBe('yieldcast: count/main.ts is there already. Give another folder.\n');
  const unknown = start(folder, 'new', 'x', '-e', 'cuont');
  expect(await unknown.ended).toBe(2);
  expect(unknown.output()).toContain("Did you mean 'count'?");
});

test('a port that is taken takes the next one, and says so', async ({ folderOf, start }) => {
  const folder = folderOf({ 'demo.ts': 'export default () => 1;' });
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const command = start(folder, 'demo.ts', '--port', String(port));
  const address = await command.address();
  expect(Number(new URL(address).port)).toBeGreaterThan(port);
  expect(command.output()).toContain(`Port ${port} is taken: it is ${new URL(address).port} now.`);
  other.close();
});

/** Asks without what a client would tidy up. */
const ask = (
  address: string,
  path: string,
  options: { host?: string; method?: string; headers?: object; body?: string } = {},
) =>
  new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const { hostname, port, host } = new URL(address);
      const headers = { host: options.host ?? host, ...options.headers };
      const sent = request({ hostname, port, path, method: options.method ?? 'GET', headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (piece) => {
          body += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      });
      sent.once('error', reject).end(options.body);
    },
  );

test('the server hands out the sketch’s folder, to this computer’s pages alone', async ({ folderOf, start }) => {
  const outside = folderOf({ 'secret.txt': 'secret' });
  const folder = folderOf({
    'app/demo.ts': 'export default () => 1;',
    'app/page.html': '<script>alert(1)</script>',
    'app/.env': 'secret',
    'app/node_modules/a/index.js': 'secret',
    'secret.txt': 'secret',
  });
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'app/linked.txt'));
  const command = start(folder, 'app', '--port', '0');
  const address = await command.address();

  const page = await ask(address, '/');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self' data:");
  // A file of the folder is no page of ours.
  const file = await ask(address, '/page.html');
  expect(file.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(file.headers['content-security-policy']).toContain('sandbox');
  expect(file.headers['cross-origin-resource-policy']).toBe('same-origin');
  for (const path of [
    '/.env',
    '/linked.txt',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%5c..%5csecret.txt',
    '/node_modules/a/index.js',
    '/@yieldcast/../cli.js',
    '/@yieldcast/%2e%2e/package.json',
    '/%00',
    '/%',
  ]) {
    const { status, body } = await ask(address, path);
    expect([400, 404], path).toContain(status);
    expect(body).not.toBe('secret');
  }
  // Another name for this address is how a page elsewhere would read it.
  for (const host of ['evil.example', 'evil.example:7860', 'localhost.evil.example'])
    expect([400, 403], host).toContain((await ask(address, '/demo.ts', { host })).status);
  expect((await ask(address, '/demo.ts', { host: 'localhost:1' })).status).toBe(200);
  expect((await ask(address, '/demo.ts', { method: 'DELETE' })).status).toBe(405);
  // Nobody else writes into the terminal.
  const told = { method: 'POST', body: JSON.stringify({ problems: [{ message: 'forged' }] }) };
  for (const headers of [{}, { origin: 'null', 'content-type': 'application/json' }, { origin: 'http://evil.example' }])
    expect((await ask(address, '/@yieldcast/told', { ...told, headers })).status).toBe(403);
  expect(command.output()).not.toContain('forged');
  // Other computers cannot reach it.
  const { hostname, port } = new URL(address);
  expect(hostname).toBe('127.0.0.1');
  for (const host of othersReach()) {
    const connected = new Promise((resolve, reject) => {
      connect({ host, port: Number(port) }, () => resolve(host)).once('error', reject);
    });
    await expect(connected).rejects.toThrow('ECONNREFUSED');
  }
});

/** The addresses under which other computers find this one. */
const othersReach = () =>
  Object.values(networkInterfaces()).flatMap((each = []) =>
    each.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  );
