import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { show } from './shown';

const choices = [
  { label: 'Apple', value: 'apple' },
  { label: 'Banana', value: 'banana' },
  { label: 'Two', value: 2 },
];

test('a checkbox is found by its label, and is ticked by a click on it', async () => {
  const shown = show('checkbox', false, { label: 'Tile' }, { interactive: true });
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
