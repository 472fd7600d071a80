import { expect, test } from 'vitest';
import { runApp } from './running';

/** Which components a person may change, by label. */
const editable = (host: HTMLElement) =>
  Object.fromEntries(
    [...host.querySelectorAll('[data-yc-kind]')].flatMap((each) => {
      const name = each.querySelector('legend')?.textContent;
      return name ? [[name, each.hasAttribute('data-interactive')]] : [];
    }),
  );

test('who listens to an output makes no input of it, whatever the event', async () => {
  const app = await runApp(`
    const kinds = {
      Textbox: ['change', 'input', 'submit', 'focus', 'blur', 'keyUp', 'select', 'copy'],
      Number: ['change', 'submit'],
      Slider: ['change', 'release'],
      Checkbox: ['change', 'select'],
      CheckboxGroup: ['select'],
      Radio: ['select'],
      Dropdown: ['select', 'keyUp'],
      Image: ['select', 'clear', 'upload'],
      Audio: ['play', 'clear'],
      Video: ['end', 'upload'],
      File: ['select'],
      Code: ['focus', 'copy'],
      Dataframe: ['select', 'input'],
      Gallery: ['select'],
    };
    const make = (kind, label) => yc[kind]({ label, choices: kind.match(/Group|Radio|Drop/) ? ['a'] : undefined });
    const all = Object.entries(kinds).map(([kind, events]) => {
      const listened = make(kind, kind + ' listened to');
      const input = make(kind, kind + ' as an input');
      const alone = make(kind, kind + ' alone');
      for (const event of events) listened[event](() => {}, null, null);
      const go = yc.Button('Go ' + kind);
      go.click((x) => [x, x], [input], [listened, input]);
      return yc.Row(listened, input, alone, go);
    });
    export default yc.Blocks(...all);
  `);
  expect(await app.settled()).toEqual([]);
  const found = Object.entries(editable(app.host));
  expect(found.length).toBe(14 * 3);
  expect(found.filter(([name, edits]) => edits === name.endsWith('listened to'))).toEqual([]);
});

test('a button that is an output can still be pressed', async () => {
  const app = await runApp(`
    const go = yc.Button('Press');
    go.click(() => 'Pressed', null, go);
    export default yc.Blocks(go);
  `);
  await app.screen.getByRole('button', { name: 'Press', exact: true }).click();
  await expect.element(app.screen.getByRole('button', { name: 'Pressed' })).toBeEnabled();
});
