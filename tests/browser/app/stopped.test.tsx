import { describe, expect, test } from 'vitest';
import { runApp } from './running';

type App = Awaited<ReturnType<typeof runApp>>;

const formOf = (answer: string) =>
  `yc.Interface({ fn: ${answer}, inputs: yc.Textbox({ label: 'Message' }), outputs: yc.Textbox() })`;

/** Apps whose run shows Stop in place of Submit, until it ends. */
const apps = {
  'a chat': (answer: string) => `export default yc.ChatInterface({ fn: ${answer} });`,
  'a form': (answer: string) => `export default ${formOf(answer)};`,
  'a form in a tab': (answer: string) => `export default yc.TabbedInterface([${formOf(answer)}], ['Form']);`,
  'a chain of listeners': (answer: string) => `
    const message = yc.Textbox({ label: 'Message' });
    const shown = yc.Textbox();
    const submit = yc.Button('Submit');
    const stop = yc.Button('Stop', { visible: false });
    submit
      .click(() => [yc.update({ visible: false }), yc.update({ visible: true })], null, [submit, stop])
      .then(${answer}, message, shown)
      .then(() => [yc.update({ visible: true }), yc.update({ visible: false })], null, [submit, stop]);
    export default yc.Blocks(message, shown, submit, stop);
  `,
};

const waits = `async function* () { yield 'begun'; await yc.sleep(3600); }`;
const hangs = `async function* () { try { yield 'begun'; await yc.sleep(3600); } finally { for (;;); } }`;
const dies = `async function* () { yield 'begun'; postMessage({ type: 'forged' }); await yc.sleep(3600); }`;

const endings: Record<string, [answer: string, end: (app: App) => unknown]> = {
  'stopped by the page': [waits, ({ workspace }) => workspace.stop()],
  'that had to be ended': [hangs, ({ workspace }) => workspace.stop()],
  'whose worker died': [dies, () => {}],
  'whose sketch was replaced by one that does not compile': [waits, ({ run }) => run('export default yc.(', false)],
  'whose sketch was replaced by one that fails': [waits, ({ run }) => run('throw new Error("no")', false)],
  'whose next sketch was stopped while it loaded': [
    waits,
    ({ run, workspace }) => {
      void run(apps['a chat'](waits), false);
      workspace.stop();
    },
  ],
};

const buttons = ({ host }: App) =>
  [...host.querySelectorAll('.yc-app button')].filter((each) => each.checkVisibility()).map((each) => each.textContent);

describe.each(Object.entries(apps))('%s', (_, sourceOf) => {
  test.each(Object.entries(endings))('has its buttons back after a run %s', async (_, [answer, end]) => {
    const app = await runApp(sourceOf(answer));
    const submit = app.screen.getByRole('button', { name: 'Submit' });
    await app.screen.getByLabelText('Message').fill('hello');
    await submit.click();
    // One that dies shows its Stop for a moment only.
    await app.until(() => buttons(app).includes('Stop') || app.workspace.state() === 'error');
    await end(app);
    await app.until(() => buttons(app).includes('Submit') && !buttons(app).includes('Stop'));
    await app.settled();
    await expect.element(submit).toBeEnabled();
  });
});
