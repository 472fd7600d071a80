import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { replayGradio } from '../tools/gradio-server/replay.mjs';
import {
  alert,
  app,
  bar,
  button,
  component,
  openCode,
  run,
  runCode,
  sketch,
  test,
  text,
  untilState,
} from './playground';

/** What answers as a Gradio server has: nothing else is reached. */
const hosts: string[] = [];
test.use({ userHosts: hosts });

let server: Awaited<ReturnType<typeof replayGradio>>;
test.beforeEach(async () => {
  server = await replayGradio();
  hosts.splice(0, Number.POSITIVE_INFINITY, new URL(server.url).host);
});
test.afterEach(() => server.close());

const host = () => new URL(server.url).host;
const prompt = (page: Page) => page.getByRole('dialog', { name: `Let this app use ${host()}?` });
const allow = (page: Page) => prompt(page).getByRole('button', { name: 'Allow' }).click();

/** An app of one endpoint, whose yields are lines of its output. */
const listing = (endpoint: string, args = '', options = '') =>
  sketch(
    `async function* () {
      const generate = yc.remote('${server.url}', { endpoint: '${endpoint}', ${options} });
      const lines = [];
      for await (const value of generate(${args})) {
        lines.push(typeof value === 'string' ? value : JSON.stringify(value));
        yield lines.join('\\n');
      }
    }`,
    "yc.Textbox({ label: 'Out', lines: 8 })",
  );

test('asks once for a host, and then yields what the server yields, with its progress and messages', async ({
  page,
}) => {
  server.hold('count', 4);
  await runCode(page, listing('/count', "'sheep', 3"), 'running');
  await expect(prompt(page)).toContainText('What you give this app may then be sent there.');
  expect(server.requests).toEqual([]);
  await allow(page);
  await expect(text(page)).toHaveValue('["sheep 1",{"at":1}]');
  await expect(app(page)).toContainText('Counting');
  server.release('count');
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue(
    ['["sheep 1",{"at":1}]', '["sheep 2",{"at":2}]', '["sheep 3",{"at":3}]'].join('\n'),
  );

  // Once more, without being asked. Its place in the queue is told until its turn comes.
  server.extra.set('count', [{ msg: 'estimation', event_id: '{event}', rank: 1, queue_size: 5, rank_eta: 3 }]);
  server.hold('count', 2);
  await button(page, 'Generate').click();
  await expect(app(page)).toContainText(`Place 2 of 5 in the queue of ${host()}`);
  server.release('count');
  await untilState(page, 'done');
  await expect(app(page)).not.toContainText('in the queue');
  for (const { headers } of server.requests) {
    expect(headers.origin).toBe(new URL(page.url()).origin);
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  }
});

test('is asked anew by other code, sends nothing before, and nothing when it is refused', async ({ page }) => {
  await runCode(page, listing('/add', '1, 2'), 'running');
  await prompt(page).getByRole('button', { name: 'Refuse' }).click();
  await untilState(page, 'error');
  await expect(alert(page)).toContainText(`Nobody has allowed this app to use ${host()}.`);
  // It does not ask until the page is loaded again, whatever it tries.
  await button(page, 'Generate').click();
  await untilState(page, 'error');
  await expect(prompt(page)).toHaveCount(0);
  // Other code asks for itself.
  await openCode(page, listing('/add', '2, 2'));
  await run(page);
  await expect(prompt(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await untilState(page, 'error');
  expect(server.requests).toEqual([]);
  await page.reload();
  await run(page);
  await allow(page);
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('3');
});

test('shows the question without a fault, light, dark, with forced colours, and on a narrow page', async ({ page }) => {
  await runCode(page, listing('/add', '1, 2'), 'running');
  await expect(prompt(page).getByRole('button', { name: 'Allow' })).toBeEnabled();
  // No button has the focus: Enter, still down from the run, decides nothing.
  await page.keyboard.press('Enter');
  await expect(prompt(page)).toBeVisible();
  for (const width of [320, 1280])
    for (const look of [
      { colorScheme: 'light', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'active' },
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia(look);
      const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
      expect(violations).toEqual([]);
      expect(await prompt(page).evaluate((dialog) => dialog.scrollWidth <= dialog.clientWidth)).toBe(true);
    }
});

test('Stop, and a loop that is left, end the run on the server', async ({ page }) => {
  await runCode(page, listing('/forever'), 'running');
  await allow(page);
  await expect(text(page)).toHaveValue(/^1\n2\n3/);
  await bar(page, 'Stop').click();
  await untilState(page, 'stopped');
  await server.asked('/cancel');
  await expect(text(page)).toHaveValue(/^1\n2\n3/);

  await runCode(
    page,
    sketch(`async function* () {
      for await (const n of yc.remote('${server.url}', { endpoint: '/forever' })()) {
        yield n;
        if (n === 3) break;
      }
    }`),
    'running',
  );
  await allow(page);
  await untilState(page, 'done');
  await server.asked('/cancel', 2);
});

test('says what goes wrong, and keeps what was yielded', async ({ page }) => {
  await runCode(page, listing('/fails', '2'), 'running');
  await allow(page);
  await untilState(page, 'error');
  await expect(text(page)).toHaveValue('drop 1\ndrop 2');
  await expect(alert(page)).toContainText('No water The well is dry.');

  await runCode(page, listing('/predict', '2'), 'running');
  await allow(page);
  await untilState(page, 'error');
  await expect(alert(page)).toContainText(`${host()} has no endpoint /predict. It has /add, /count, /many`);

  server.hold('count', 6);
  await runCode(page, listing('/count', "'sheep', 3"), 'running');
  await allow(page);
  await expect(text(page)).toHaveValue(/sheep 2/);
  server.drop();
  await untilState(page, 'error');
  await expect(alert(page)).toContainText(`${host()} broke off after 2 values`);
  await expect(text(page)).toHaveValue(/sheep 2/);
  // The next run connects anew.
  server.release('count');
  await button(page, 'Generate').click();
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue(/sheep 3/);

  const { url } = server;
  await server.close();
  await runCode(page, listing('/add', '1').replace(server.url, url), 'running');
  await allow(page);
  await untilState(page, 'error');
  await expect(alert(page)).toContainText('does not answer, or lets pages of other sites not use it');
  server = await replayGradio();
});

test('is the function of an app; pictures go there and come back, and sound is streamed', async ({ page }) => {
  const of = (endpoint: string, options: string) =>
    `import * as yc from 'yieldcast';
    export default yc.Interface({ fn: yc.remote('${server.url}', { endpoint: '${endpoint}' }), ${options} });`;
  const red =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';
  await openCode(
    page,
    of('/negative', `inputs: yc.Image({ label: 'In', value: '${red}' }), outputs: yc.Image({ label: 'Out' })`),
  );
  await run(page);
  await untilState(page, 'running', 'idle');
  if ((await app(page).getAttribute('data-state')) === 'idle') await button(page, 'Submit').click();
  await allow(page);
  await untilState(page, 'done');
  await expect(component(page).locator('canvas, img').first()).toBeVisible();
  const [upload] = [...server.uploads.values()];
  expect(upload?.toString('latin1')).toContain('PNG');

  await runCode(page, of('/tone', "inputs: [], outputs: yc.Audio({ label: 'Out', streaming: true })"), 'running');
  await allow(page);
  await untilState(page, 'done');
  await expect(app(page)).toContainText('3 yields');
  await expect(alert(page)).toHaveCount(0);
});
