import { expect, test } from 'vitest';
import { runApp } from './running';

type App = Awaited<ReturnType<typeof runApp>>;

/** Presses a button whose function never ends, and has its worker ended. */
const hang = async (app: App, name = 'Hang') => {
  await app.screen.getByRole('button', { name }).click();
  await app.until(() => app.workspace.state() === 'running');
  app.workspace.stop();
  await app.until(() => app.workspace.state() === 'stopped');
  expect(app.workspace.terminated()).toBe(true);
};

test('the first press after a run was ended with its worker makes the part again, and then does what it says', async () => {
  const app = await runApp(`
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(yc.Row(output), yc.render(null, () => {
      const text = yc.Textbox({ label: 'Text' });
      const calls = yc.State(0);
      const go = yc.Button('Go');
      const after = yc.Textbox({ label: 'After' });
      go.click((text, calls, event) => ['went ' + text + ' ' + calls + ' by ' + event.event, calls + 1], [text, calls], [output, calls])
        .then((calls) => 'calls ' + calls, calls, after);
      const hang = yc.Button('Hang');
      hang.click(() => { for (;;); }, null, output);
      return [text, go, hang, after];
    }));`);
  await app.screen.getByRole('textbox', { name: 'Text' }).fill('far');
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(app.screen.getByLabelText('After')).toHaveValue('calls 1');
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('went far 0 by click');
  await hang(app);
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('went far 1 by click');
  await expect.element(app.screen.getByLabelText('After')).toHaveValue('calls 2');
  await expect.element(app.screen.getByRole('textbox', { name: 'Text' })).toHaveValue('far');
  expect(await app.settled()).toEqual([]);
  expect(app.workspace.state()).toBe('done');
  await hang(app);
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(app.screen.getByLabelText('After')).toHaveValue('calls 3');
});

test('so it is in a part within a part', async () => {
  const app = await runApp(`
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(output, yc.render(null, () => {
      const inner = yc.Textbox({ label: 'Inner', value: 'a' });
      return [inner, yc.render(inner, (given) => {
        const text = yc.Textbox({ label: 'Text' });
        const go = yc.Button('Go');
        go.click((text) => 'went ' + given + text, text, output);
        const hang = yc.Button('Hang');
        hang.click(() => { for (;;); });
        return [text, go, hang];
      })];
    }));`);
  await app.screen.getByLabelText('Inner').fill('b');
  await app.settled();
  await app.screen.getByRole('textbox', { name: 'Text' }).fill('far');
  await hang(app);
  await app.screen.getByRole('button', { name: 'Go' }).click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('went bfar');
  await expect.element(app.screen.getByLabelText('Inner')).toHaveValue('b');
  expect(await app.settled()).toEqual([]);
});

test('if the part comes out differently, a message asks to do it once more', async () => {
  const app = await runApp(`
    const n = yc.Number({ label: 'N', value: 1 });
    const make = yc.Button('Make');
    const output = yc.Textbox({ label: 'Output' });
    export default yc.Blocks(n, make, output, yc.render(n, (n) => {
      const hang = yc.Button('Hang');
      hang.click(() => { for (;;); });
      return Array.from({ length: n }, (_, i) => {
        const go = yc.Button('Go ' + i);
        go.click(() => 'went ' + i, null, output);
        return go;
      }).concat(hang);
    }, { triggers: [make.click] }));`);
  await app.screen.getByRole('button', { name: 'Make' }).click();
  await app.screen.getByLabelText('N', { exact: true }).fill('2');
  await hang(app);
  await app.screen.getByRole('button', { name: 'Go 0' }).click();
  await expect.element(app.screen.getByText('Do that once more')).toBeVisible();
  // It lies over the buttons.
  await app.screen.getByRole('button', { name: 'Dismiss' }).click();
  await expect.element(app.screen.getByRole('button', { name: 'Go 1' })).toBeVisible();
  expect(await app.settled()).toEqual([]);
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('');
  await app.screen.getByRole('button', { name: 'Go 1' }).click();
  await expect.element(app.screen.getByLabelText('Output')).toHaveValue('went 1');
});
