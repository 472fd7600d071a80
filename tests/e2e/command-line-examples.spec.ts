import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { findTestChromium } from '../tools/chromium.mjs';
import { serveFolder } from '../tools/serve.mjs';
import { test } from './command-line';
import { component, status, text } from './playground';

/** Each run says another number, so that a number that comes again was included. */
const drawing = (options: string, body = '') => `import * as yc from 'yieldcast';

async function* draw(name: string, photo: File) {
  ${body}
  const times = await (await yc.asset('./times.csv')).text();
  const samples = new Float32Array(24_000).map((_, i) => Math.sin(i / 10) / 4);
  for (let i = 0; i < Number(times); i++)
    yield [\`\${name} has \${photo.size} bytes, \${Math.random()}\`, { sampleRate: 24_000, data: samples }];
}

export default yc.Interface({
  fn: draw,
  inputs: [yc.Textbox({ label: 'Name' }), yc.File({ label: 'Photo' })],
  outputs: [yc.Textbox({ label: 'Said' }), yc.Audio({ label: 'Sound', streaming: true })],
  ${options}
});
`;
const beside = { 'times.csv': '4', 'photo.png': new Uint8Array([0x89, 0x50]) };
// A page computes nothing ahead by itself.
const withExamples = "examples: [['Ada', 'photo.png'], ['Bob', 'photo.png']], cacheExamples: 'lazy',";

test('with --examples, a build shows what the examples give before anything runs', async ({
  page,
  folderOf,
  startWith,
}) => {
  const folder = folderOf({ ...beside, 'demo.ts': drawing(withExamples) });
  const temporary = folderOf({});
  const browser = (await findTestChromium()) ?? '';
  const build = async (...typed: string[]) => {
    const environment = { TMPDIR: temporary, CHROME_PATH: browser };
    const command = startWith(environment, folder, 'build', 'demo.ts', '--examples', ...typed);
    expect(await command.ended, command.output()).toBe(0);
    expect(command.output()).toMatch(
      /^Example 1 of 2 \(“Ada”, photo\.png\): \d+\.\d s\nExample 2 of 2 .*\n\d+ KB of /m,
    );
    expect(readdirSync(temporary)).toEqual([]);
  };
  const expectIncluded = async (name: string) => {
    await page.getByRole('button', { name: new RegExp(`^Ready: ${name}`) }).click();
    await expect(status(page)).toHaveText(/^Done · 4 yields · from cache, \d+ ms$/);
    await expect(text(page, 'Said')).toHaveValue(new RegExp(`^${name} has 2 bytes, 0\\.\\d+$`));
    const sound = component(page, 'Sound').locator('audio');
    await expect.poll(() => sound.evaluate((player: HTMLAudioElement) => player.buffered.length)).toBeGreaterThan(0);
    await expect(component(page, 'Sound')).toContainText('0:04');
  };

  await build('-o', 'site');
  const host = await serveFolder(join(folder, 'site'));
  await page.goto(host.url);
  await expectIncluded('Ada');
  await expectIncluded('Bob');
  await host.close();

  await build('-o', 'app.html', '--single');
  await page.goto(pathToFileURL(join(folder, 'app.html')).href);
  await expectIncluded('Bob');
});

test('examples that cannot be computed end a build with a sentence, and nothing is written', async ({
  folderOf,
  startWith,
}) => {
  const browser = (await findTestChromium()) ?? '';
  const temporary = folderOf({});
  const folder = folderOf({
    ...beside,
    'fails.ts': drawing(withExamples, "if (name === 'Bob') throw new Error(`nobody ${name}`);"),
    'endless.ts': drawing(withExamples, "while (name === 'Bob') yield ['', null];"),
    'none.ts': drawing(''),
    'unkept.ts': drawing("examples: [['Ada', 'photo.png']],"),
    'absent.ts': drawing("examples: [['Ada', 'absent.png']], cacheExamples: true,"),
    'broken.ts': "throw new Error('at once');",
    'blocks.ts': "import * as yc from 'yieldcast';\nexport default yc.Blocks(() => { yc.Textbox(); });",
  });
  const build = (name: string, environment: NodeJS.ProcessEnv, ...typed: string[]) =>
    startWith(
      { TMPDIR: temporary, CHROME_PATH: undefined, ...environment },
      folder,
      'build',
      name,
      '--examples',
      ...typed,
    );
  const expectEnd = async (name: string, printed: string | RegExp, ...typed: string[]) => {
    const command = build(name, {}, '--browser', browser, ...typed);
    expect(await command.ended).toBe(1);
    if (typeof printed === 'string') expect(command.output()).toContain(printed);
    else expect(command.output()).toMatch(printed);
  };
  await expectEnd(
    'fails.ts',
    /^Example 1 of 2 .*\nExample 2 of 2 \(“Bob”, photo\.png\) fails:\nfails\.ts:4:29: error: nobody Bob\n {2}4 │ .*\n.*\^\n$/m,
  );
  await expectEnd('endless.ts', 'Example 2 of 2 (“Bob”, photo.png) takes longer than one second.', '--time-limit', '1');
  await expectEnd('none.ts', 'error: This app has no examples.');
  await expectEnd(
    'unkept.ts',
    'error: The results of these examples are not kept. Give the Interface cacheExamples: true.',
  );
  await expectEnd(
    'absent.ts',
    /Example 1 of 1 .* fails:\nerror: “absent\.png” could not be fetched: its host answers 404/,
  );
  await expectEnd('broken.ts', /^broken\.ts:1:7: error: at once\n/m);
  await expectEnd('blocks.ts', 'error: Only the examples of a yc.Interface can be computed ahead');

  const without = build('fails.ts', { PATH: '', PUPPETEER_EXECUTABLE_PATH: undefined });
  expect(await without.ended).toBe(1);
  expect(without.output()).toMatch(
    /^yieldcast: .*none was found\. Install Chrome, Chromium or Edge, or name one by --browser/,
  );

  const interrupted = build('endless.ts', { CHROME_PATH: browser });
  await expect.poll(interrupted.output).toContain('Example 1 of 2');
  interrupted.interrupt();
  expect(await interrupted.ended).toBe(1);
  expect(interrupted.output()).toContain('yieldcast: Interrupted: nothing was written.');

  expect(existsSync(join(folder, 'dist'))).toBe(false);
  // No profile of a browser is left.
  expect(readdirSync(temporary)).toEqual([]);
});
