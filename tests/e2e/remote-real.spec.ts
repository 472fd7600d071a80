import { expect, type Page } from '@playwright/test';
import { findGradio, startGradio } from '../tools/gradio-server/real.mjs';
import { alert, app, bar, button, number, openCode, run, test, text, untilState } from './playground';

/** With a real Gradio, where Python has one (`tests/tools/gradio-server/real.mjs`); elsewhere `remote.spec.ts` has its recorded answers. */
const python = findGradio();
test.skip(python === undefined, 'No Python here has Gradio.');

const hosts: string[] = [];
test.use({ userHosts: hosts });
test.describe.configure({ mode: 'serial' });

let server: Awaited<ReturnType<typeof startGradio>>;
test.beforeAll(async () => {
  server = await startGradio(python as string);
  hosts.push(new URL(server.url).host);
});
test.afterAll(() => server?.close());

const open = async (page: Page, endpoint: string, options: string) => {
  await openCode(
    page,
    `import * as yc from 'yieldcast';
    export default yc.Interface({ fn: yc.remote('${server.url}', { endpoint: '${endpoint}' }), ${options} });`,
  );
  await run(page);
  await page.getByRole('button', { name: 'Allow' }).click();
};

test('yields, progress, states of the server’s and errors come over as they were recorded', async ({ page }) => {
  const two = "[yc.Textbox({ label: 'Out' }), yc.JSON({ label: 'Data' })]";
  await open(page, '/count', `inputs: [yc.Textbox({ value: 'sheep' }), yc.Number({ value: 3 })], outputs: ${two}`);
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('sheep 3');
  await expect(app(page)).toContainText('3 yields');
  await open(page, '/chat', "inputs: yc.Textbox({ value: 'hello' }), outputs: yc.Textbox({ label: 'Out' })");
  await untilState(page, 'done');
  await expect(text(page)).toHaveValue('You said hello ');
  await open(page, '/fails', "inputs: yc.Number({ value: 2 }), outputs: yc.Textbox({ label: 'Out' })");
  await untilState(page, 'error');
  await expect(alert(page)).toContainText('No water The well is dry.');
  await expect(text(page)).toHaveValue('drop 2');
});

test('Stop ends the run there, so that the next one has its turn', async ({ page }) => {
  await open(page, '/forever', "inputs: [], outputs: yc.Number({ label: 'Out' })");
  for (let i = 0; i < 2; i++) {
    await expect(number(page)).toHaveValue(/^(?:[3-9]|\d{2,})$/);
    await bar(page, 'Stop').click();
    await untilState(page, 'stopped');
    // The server runs one at a time.
    if (i === 0) await button(page, 'Clear').click();
    if (i === 0) await button(page, 'Generate').click();
  }
});

test('streamed sound comes as it is made', async ({ page }) => {
  await open(page, '/tone', "inputs: [], outputs: yc.Audio({ label: 'Out', streaming: true })");
  await untilState(page, 'done');
  // How many segments there are is up to the encoder there.
  await expect(app(page)).toContainText(/\/ 0:03.*[23] yields/);
  await expect(alert(page)).toHaveCount(0);
});
