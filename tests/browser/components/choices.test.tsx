import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { setTouch, show, tap, until } from './shown';

const choices = [
  { label: 'Apple', value: 'apple' },
  { label: 'Banana', value: 'banana' },
  { label: 'Two', value: 2 },
];

test('a checkbox is found by its label, and is ticked by a click on it', async () => {
  const shown = show('checkbox', false, { label: 'Tile' }, { interactive: true });
  await expect.element(shown.screen.getByRole('checkbox', { name: 'Tile' })).toBeVisible();
  await shown.screen.getByText('Tile').click();
  expect(shown.inputs).toEqual([true]);
  await expect.element(shown.screen.getByRole('checkbox', { name: 'Tile' })).toBeChecked();
  shown.set(false);
  await expect.element(shown.screen.getByRole('checkbox', { name: 'Tile' })).not.toBeChecked();
});

test('a checkbox group gives what is chosen in the order of the choices', async () => {
  const shown = show('checkboxgroup', ['banana'], { label: 'Fruit', choices }, { interactive: true });
  await shown.screen.getByLabelText('Two').click();
  await shown.screen.getByLabelText('Apple').click();
  expect(shown.inputs.at(-1)).toEqual(['apple', 'banana', 2]);
  await shown.screen.getByLabelText('Banana').click();
  expect(shown.inputs.at(-1)).toEqual(['apple', 2]);
});

test('radio buttons move by the arrow keys', async () => {
  const shown = show('radio', 'apple', { label: 'Fruit', choices }, { interactive: true });
  await expect.element(shown.screen.getByRole('radio', { name: 'Apple' })).toBeChecked();
  shown.find<HTMLInputElement>('input:checked').focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(shown.inputs.at(-1)).toBe('banana');
  await expect.element(shown.screen.getByRole('radio', { name: 'Banana' })).toBeChecked();
});

test('a group without choices says so', async () => {
  const shown = show('radio', null, { label: 'Fruit', choices: [] }, { interactive: true });
  await expect.element(shown.screen.getByText('There is nothing to choose from.')).toBeVisible();
});

describe('a dropdown', () => {
  const combobox = (shown: ReturnType<typeof show<'dropdown'>>) =>
    shown.screen.getByRole('combobox', { name: 'Fruit' });

  test('filters as one types, and is worked by the keyboard alone', async () => {
    const shown = show('dropdown', null, { label: 'Fruit', choices }, { interactive: true });
    await combobox(shown).fill('ban');
    await expect.element(shown.screen.getByRole('option', { name: 'Banana' })).toBeVisible();
    await expect.element(shown.screen.getByRole('option', { name: 'Apple' })).not.toBeInTheDocument();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(shown.inputs).toEqual(['banana']);
    await expect.element(combobox(shown)).toHaveValue('Banana');
    await expect.element(shown.screen.getByRole('option')).not.toBeInTheDocument();
  });

  test('keeps numbers numbers', async () => {
    const shown = show('dropdown', null, { label: 'Fruit', choices }, { interactive: true });
    await combobox(shown).click();
    await shown.screen.getByRole('option', { name: 'Two' }).click();
    expect(shown.inputs).toEqual([2]);
  });

  test('takes several choices as chips, which can be removed', async () => {
    const shown = show('dropdown', ['apple'], { label: 'Fruit', choices, multiselect: true }, { interactive: true });
    await combobox(shown).click();
    await shown.screen.getByRole('option', { name: 'Two' }).click();
    expect(shown.inputs.at(-1)).toEqual(['apple', 2]);
    await userEvent.keyboard('{Escape}');
    await shown.screen.getByRole('button', { name: 'Remove Apple' }).click();
    expect(shown.inputs.at(-1)).toEqual([2]);
    await combobox(shown).click();
    await userEvent.keyboard('{Backspace}');
    expect(shown.inputs.at(-1)).toEqual([]);
  });

  test('that does not filter is the platform’s own select', async () => {
    const shown = show('dropdown', 'banana', { label: 'Fruit', choices, filterable: false }, { interactive: true });
    const select = shown.find<HTMLSelectElement>('select');
    expect(select.selectedOptions[0]?.text).toBe('Banana');
    await userEvent.selectOptions(select, 'Two');
    expect(shown.inputs).toEqual([2]);
    shown.set(null);
    expect(select.selectedOptions[0]?.text).toBe('Choose…');
  });

  test('shows a value that is none of the choices, and a label with quotes in it', async () => {
    const odd = [{ label: 'a "b" ]', value: 'a "b" ]' }];
    const shown = show('dropdown', 'other', { label: 'Fruit', choices: odd }, { interactive: true });
    await expect.element(combobox(shown)).toHaveValue('other');
    await combobox(shown).fill('a');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(shown.inputs).toEqual(['a "b" ]']);
  });

  test('as an output is a line of text', async () => {
    const shown = show('dropdown', ['apple', 2], { label: 'Fruit', choices, multiselect: true });
    const field = shown.screen.getByLabelText('Fruit');
    await expect.element(field).toHaveValue('Apple, Two');
    await expect.element(field).toHaveAttribute('readonly');
  });

  test('speaks without a second log on the page', async () => {
    const shown = show('dropdown', null, { label: 'Fruit', choices }, { interactive: true });
    await combobox(shown).click();
    await expect.element(shown.screen.getByRole('listbox', { name: 'Fruit' })).toBeVisible();
    expect(document.querySelector('[role="log"]')).toBe(null);
  });
});

describe('every component of choices', () => {
  const long = 'A choice whose label is longer than a narrow page is wide, so that it has to break';
  const listed = [
    { label: long, value: 'long' },
    { label: 'Two', value: 2 },
    { label: 'Last', value: 'last' },
  ];
  /** Each is told to choose “Two” of a value that it has; by keys from where Tab leads. */
  const components = {
    checkbox: { value: false, role: 'checkbox', name: 'Two', keys: '{Tab} ', chosen: true },
    checkboxgroup: { value: ['long'], role: 'checkbox', name: 'Two', keys: '{Tab}{Tab} ', chosen: ['long', 2] },
    radio: { value: 'long', role: 'radio', name: 'Two', keys: '{Tab}{ArrowDown}', chosen: 2 },
    dropdown: { value: 'long', role: 'combobox', name: 'Two', keys: '{Tab}Tw{ArrowDown}{Enter}', chosen: 2 },
  } as const;

  for (const [kind, { value, role, name, keys, chosen }] of Object.entries(components)) {
    for (const by of ['pointer', 'keys', 'touch'] as const) {
      test(`${kind} is chosen from by ${by} in 320 px`, async () => {
        await page.viewport(320, 640);
        await setTouch(by === 'touch');
        onTestFinished(async () => {
          await setTouch(false);
          await page.viewport(414, 896);
        });
        const shown = show(
          kind as 'radio',
          value as string,
          { label: kind === 'checkbox' ? 'Two' : 'Fruit', choices: listed },
          { interactive: true },
        );
        await shown.loaded();
        await until(() => shown.host.querySelector(kind === 'dropdown' ? '.yc-combobox-input' : 'input'));
        const press = async (element: Element) => (by === 'touch' ? tap(element) : userEvent.click(element));
        if (by === 'keys') await userEvent.keyboard(keys);
        else if (role === 'combobox') {
          await press(shown.find('input'));
          await until(() => shown.screen.getByRole('option').elements().length === listed.length);
          await press(shown.screen.getByRole('option', { name }).element());
        } else {
          // By its words, which belong to it.
          const words = shown.screen.getByText(name, { exact: true }).element();
          const target = words.closest('label') as HTMLElement;
          if (by === 'touch') expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
          await press(words);
        }
        expect(shown.inputs.at(-1)).toEqual(chosen);
        expect(shown.told('select')).toMatchObject([{ value: kind === 'checkbox' ? 'Two' : 2, selected: true }]);
        const { right } = shown.host.getBoundingClientRect();
        for (const each of shown.host.querySelectorAll('label, input, .yc-options'))
          expect(each.getBoundingClientRect().right).toBeLessThanOrEqual(right + 1);
        expect(document.documentElement.scrollWidth).toBe(320);
      });
    }
  }
});
