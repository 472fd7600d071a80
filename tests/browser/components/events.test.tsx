import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { drop, pngFile, solid } from './pictures';
import { show, until } from './shown';

const interactive = { interactive: true };
const choices = [
  { label: 'One', value: 1 },
  { label: 'Two', value: 2 },
];

describe('a textbox', () => {
  test('tells each keystroke once as input, each key let go, and nothing at mount', async () => {
    const shown = show('textbox', 'a', { label: 'Name' }, interactive);
    expect([shown.inputs, shown.events]).toEqual([[], []]);
    const field = shown.find<HTMLTextAreaElement>('textarea');
    field.focus();
    field.setSelectionRange(1, 1);
    await userEvent.keyboard('bc');
    expect(shown.inputs).toEqual(['ab', 'abc']);
    expect(shown.told('keyUp')).toEqual([
      { key: 'b', value: 'ab' },
      { key: 'c', value: 'abc' },
    ]);
    shown.set('from a yield');
    expect(shown.inputs.length).toBe(2);
  });

  test('tells of focus, of a selection and of the focus gone', async () => {
    const shown = show('textbox', 'one two', { label: 'Name' }, interactive);
    const field = shown.find<HTMLTextAreaElement>('textarea');
    field.focus();
    field.setSelectionRange(4, 7);
    await until(() => shown.told('select').length > 0);
    field.blur();
    expect(shown.events).toEqual([['focus'], ['select', { index: [4, 7], value: 'two', selected: true }], ['blur']]);
  });
});

test('a number tells of Enter and of focus', async () => {
  const shown = show('number', 1, { label: 'Count' }, interactive);
  await userEvent.click(shown.find('input'));
  await userEvent.keyboard('{Enter}');
  expect(shown.events).toEqual([['focus'], ['submit']]);
});

test('a slider tells when it is let go, after its value, and its two fields are one to the focus', async () => {
  const shown = show('slider', 5, { label: 'Size', step: 1 }, interactive);
  shown.find<HTMLInputElement>('[type=range]').focus();
  await userEvent.keyboard('{ArrowRight}');
  await userEvent.tab();
  expect(shown.inputs).toEqual([6]);
  expect(shown.events).toEqual([['focus'], ['release', { value: 6 }]]);
});

describe('what is chosen is told, after the value', () => {
  test('by a check box', async () => {
    const shown = show('checkbox', false, { label: 'Yes' }, interactive);
    await shown.screen.getByRole('checkbox').click();
    expect(shown.inputs).toEqual([true]);
    expect(shown.told('select')).toEqual([{ index: 0, value: 'Yes', selected: true }]);
  });

  test('by radio buttons and by a group of check boxes', async () => {
    const radio = show('radio', null, { label: 'One of', choices }, interactive);
    await radio.screen.getByLabelText('Two').click();
    expect(radio.told('select')).toEqual([{ index: 1, value: 2, selected: true }]);
    const group = show('checkboxgroup', [1], { label: 'Some of', choices }, interactive);
    await group.screen.getByLabelText('One').click();
    expect(group.told('select')).toEqual([{ index: 0, value: 1, selected: false }]);
  });

  test('by a dropdown, with its focus and its keys', async () => {
    const shown = show('dropdown', null, { label: 'One of', choices }, interactive);
    await until(() => shown.host.querySelector('.yc-combobox-input'));
    await userEvent.click(shown.find('.yc-combobox-input'));
    await userEvent.keyboard('Tw');
    await shown.screen.getByRole('option', { name: 'Two' }).click();
    expect(shown.inputs).toEqual([2]);
    expect(shown.told('select')).toEqual([{ index: 1, value: 2, selected: true }]);
    expect(shown.events.map(([event]) => event)).toEqual(['focus', 'keyUp', 'keyUp', 'select']);
    expect(shown.told('keyUp')).toEqual([
      { key: 'T', value: 'T' },
      { key: 'w', value: 'Tw' },
    ]);
  });

  test('by a plain dropdown', async () => {
    const shown = show('dropdown', null, { label: 'One of', choices, filterable: false }, interactive);
    await userEvent.selectOptions(shown.find('select'), 'Two');
    expect(shown.told('select')).toEqual([{ index: 1, value: 2, selected: true }]);
  });
});

describe('files', () => {
  test('an image tells of what came and went', async () => {
    const shown = show('image', null, { label: 'Photo' }, interactive);
    await until(() => shown.host.querySelector('input[type="file"]'));
    drop(shown.find('.yc-door'), await pngFile('a.png', [1, 2, 3]));
    await until(() => shown.inputs.length === 1);
    await shown.screen.getByRole('button', { name: 'Remove' }).click();
    expect(shown.events).toEqual([['upload'], ['clear']]);
  });

  test('a file tells of what came and went, and of which was chosen where something listens', async () => {
    const shown = show('file', null, { label: 'Data' }, { interactive: true, listened: ['select'] });
    await shown.loaded();
    drop(shown.find('.yc-door'), new File(['x'], 'x.txt'));
    await shown.screen.getByRole('button', { name: 'x.txt', exact: true }).click();
    await shown.screen.getByRole('button', { name: 'Remove' }).click();
    expect(shown.events).toEqual([
      ['upload'],
      ['select', { index: 0, value: 'x.txt', selected: true }],
      ['delete', { index: 0, value: 'x.txt' }],
      ['clear'],
    ]);
  });

  test('an image tells which of its pixels was pressed', async () => {
    const shown = show('image', solid(200, 100, [1, 2, 3]), { label: 'Photo', height: 200 }, { listened: ['select'] });
    shown.host.style.width = '300px';
    const box = shown.find('canvas').getBoundingClientRect();
    const press = (x: number, y: number) =>
      shown
        .find('canvas')
        .dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: box.left + x, clientY: box.top + y }));
    // Within the pixel also when the browser rounds the place of a press down.
    press(box.width / 2 + 1.1, box.height / 2 + 1.1);
    // Beside the picture, which is wider than it is high.
    press(10, 2);
    expect(shown.told('select')).toEqual([{ index: [100, 50], value: null, selected: true }]);
  });
});

test('a gallery tells which picture was opened, and which was turned to', async () => {
  const image = solid(8, 8, [1, 2, 3]);
  const shown = show('gallery', [
    { image, caption: 'one' },
    { image, caption: null },
  ]);
  await shown.loaded();
  await shown.screen.getByRole('button', { name: 'one' }).click();
  // What enlarges is loaded when it is first asked for.
  await until(() => document.querySelector('dialog')?.contains(document.activeElement));
  await userEvent.keyboard('{ArrowRight}');
  expect(shown.told('select')).toEqual([
    { index: 0, value: 'one', selected: true },
    { index: 1, value: null, selected: true },
  ]);
});

describe('a dataframe', () => {
  const table = {
    headers: ['a', 'b'],
    rows: [
      [2, 'x'],
      [1, 'y'],
    ],
  };

  test('tells which cell is pressed, by its place in the data and not in the order shown', async () => {
    const shown = show('dataframe', table, {}, { listened: ['select'] });
    await shown.loaded();
    await shown.screen.getByRole('button', { name: 'a', exact: true }).click();
    await shown.screen.getByRole('button', { name: 'b, row 1: y' }).click();
    expect(shown.told('select')).toEqual([
      { index: [1, 1], value: 'y', selected: true, rowValue: [1, 'y'], colValue: ['x', 'y'] },
    ]);
  });

  test('has nothing to press where nothing listens', async () => {
    const shown = show('dataframe', table);
    await shown.loaded();
    await expect.element(shown.screen.getByText('y')).toBeVisible();
    expect(shown.host.querySelector('td button')).toBe(null);
  });

  test('tells which cell is written in', async () => {
    const shown = show('dataframe', table, {}, interactive);
    await shown.loaded();
    await shown.screen.getByRole('textbox', { name: 'b, row 2' }).click();
    expect(shown.told('select')).toEqual([{ index: [1, 1], value: 'y', selected: true }]);
  });
});

test('a label tells which class is pressed', async () => {
  const confidences = [{ label: 'cat', confidence: 0.5 }];
  const shown = show('label', { label: 'cat', confidences }, {}, { listened: ['select'] });
  await shown.screen.getByRole('button', { name: 'cat' }).click();
  expect(shown.told('select')).toEqual([{ index: 0, value: 'cat', selected: true }]);
});

test('code tells of focus and of the focus gone', async () => {
  const shown = show('code', 'let x;', {}, interactive);
  await shown.loaded();
  const field = shown.find<HTMLElement>('.cm-content');
  field.focus();
  await userEvent.keyboard('y');
  field.blur();
  expect(shown.inputs.length).toBe(1);
  expect(shown.events).toEqual([['focus'], ['blur']]);
});

describe('copying tells what was copied', () => {
  const copies = [
    ['textbox', 'one two', 'one two'],
    ['markdown', '*one* two', '*one* two'],
    ['code', 'let x;', 'let x;'],
    ['json', '{"a":1}', '{\n  "a": 1\n}'],
  ] as const;

  test.each(copies)('of a %s by its button', async (kind, value, copied) => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => write.mockRestore());
    const shown = show(kind, value, { label: 'Text' });
    await shown.loaded();
    await shown.screen.getByRole('button', { name: 'Copy' }).click();
    await until(() => shown.told('copy').length > 0);
    expect(shown.told('copy')).toEqual([{ value: copied }]);
    expect(write.mock.calls).toEqual([[copied]]);
  });

  test('of a field by its keys, and nothing where nothing is selected', async () => {
    const shown = show('textbox', 'one two', { label: 'Text' }, interactive);
    const field = shown.find<HTMLTextAreaElement>('textarea');
    field.focus();
    field.setSelectionRange(4, 4);
    field.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
    field.setSelectionRange(4, 7);
    field.dispatchEvent(new ClipboardEvent('copy', { bubbles: true }));
    expect(shown.told('copy')).toEqual([{ value: 'two' }]);
  });
});

test('a gallery tells of what came and went, and has it as its value', async () => {
  const shown = show('gallery', null, { label: 'Photos' }, interactive);
  await shown.loaded();
  drop(shown.find('.yc-door'), await pngFile('a.png', [1, 2, 3]));
  await until(() => shown.inputs.length === 1);
  await shown.screen.getByRole('button', { name: 'Remove image 1' }).click();
  expect(shown.inputs.map((value) => value?.length)).toEqual([1, 0]);
  expect(shown.events).toEqual([['upload'], ['delete', { index: 0, value: null }], ['clear']]);
});

describe('a conversation', () => {
  const messages = (['user', 'assistant'] as const).map((role) => ({
    role,
    content: [{ type: 'text' as const, text: `by the ${role}` }],
    title: null,
  }));

  test('tells which message is selected, and that it was cleared', async () => {
    const shown = show('chatbot', messages, { label: 'Chat' }, { listened: ['select', 'clear'] });
    await shown.loaded();
    await shown.screen.getByRole('button', { name: 'Select' }).nth(1).click();
    await shown.screen.getByRole('button', { name: 'Clear' }).click();
    expect(shown.inputs).toEqual([[]]);
    expect(shown.events).toEqual([['select', { index: 1, value: 'by the assistant', selected: true }], ['clear']]);
  });

  test('offers neither where nothing listens', async () => {
    const shown = show('chatbot', messages, { label: 'Chat' });
    await shown.loaded();
    await expect.element(shown.screen.getByText('by the assistant')).toBeVisible();
    expect(shown.screen.getByRole('button', { name: /^(Select|Clear)$/ }).elements()).toEqual([]);
  });
});
