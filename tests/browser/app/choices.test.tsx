import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { runApp } from './running';

test('a person picks choices that came by an update, in each component, and in a worker that took another one’s place', async () => {
  const app = await runApp(`
    const choices = ['a'];
    const radio = yc.Radio({ label: 'Radio', choices });
    const group = yc.CheckboxGroup({ label: 'Group', choices });
    const dropdown = yc.Dropdown({ label: 'Dropdown', choices });
    const all = [radio, group, dropdown];
    const out = yc.Textbox({ label: 'Out' });
    const more = yc.Button('More');
    const go = yc.Button('Go');
    const hang = yc.Button('Hang');
    const stop = yc.Button('Halt');
    more.click(() => all.map(() => yc.update({ choices: ['b', ['Sea', 'c']] })), null, all);
    const picked = go.click((...values) => values.slice(0, 3), all, all);
    picked.success((...values) => JSON.stringify(values.slice(0, 3)), all, out);
    const hanging = hang.click(() => { for (;;); });
    stop.click(null, null, null, { cancels: hanging });
    export default yc.Blocks(...all, out, more, go, hang, stop);
  `);
  const press = (name: string) => app.screen.getByRole('button', { name, exact: true }).click();
  const out = () => app.screen.getByRole('textbox', { name: 'Out' });
  const pick = async (label: string) => {
    await app.screen.getByRole('radio', { name: label }).click();
    await app.screen.getByRole('checkbox', { name: label }).click();
    await app.screen.getByRole('combobox', { name: 'Dropdown' }).click();
    await app.screen.getByRole('option', { name: label }).click();
  };
  await press('More');
  await app.until(() => app.host.querySelectorAll('[type=radio]').length === 2);
  await pick('Sea');
  await press('Go');
  await expect.element(out()).toHaveValue('["c",["c"],"c"]');
  expect(await app.settled()).toEqual([]);
  await press('Hang');
  await press('Halt');
  await app.settled();
  await userEvent.click(app.find('[type=checkbox]:checked'));
  await pick('b');
  await press('Go');
  await expect.element(out()).toHaveValue('["b",["b"],"b"]');
  expect(await app.settled()).toEqual([]);
});
