import { expect, test } from 'vitest';
import { middleOf, solid } from './pictures';
import { show, until } from './shown';

test('shows a single part under the label of the whole', async () => {
  const shown = show('auto', [{ kind: 'textbox', value: 'hello' }], { label: 'Result' });
  await expect.element(shown.screen.getByLabelText('Result')).toHaveValue('hello');
  expect(shown.host.querySelectorAll('[data-yc-kind="textbox"]').length).toBe(1);
});

test('shows several parts, each as its kind and under its name', async () => {
  const shown = show('auto', [
    { kind: 'number', value: 4 },
    { kind: 'image', value: solid(8, 8, [1, 200, 3]) },
    { kind: 'json', value: '{"a":"b"}' },
  ]);
  await shown.loaded();
  await expect.element(shown.screen.getByLabelText('Number')).toHaveValue(4);
  expect(middleOf(shown.find<HTMLCanvasElement>('canvas'))).toEqual([1, 200, 3, 255]);
  await expect.element(shown.screen.getByText('"b"')).toBeVisible();
});

test('keeps its elements as values of one kind follow each other, and changes them with the kind', async () => {
  const shown = show('auto', [{ kind: 'textbox', value: 'a' }]);
  const area = shown.find<HTMLTextAreaElement>('textarea');
  shown.set([{ kind: 'textbox', value: 'ab' }]);
  await until(() => area.value === 'ab');
  expect(shown.find('textarea')).toBe(area);
  shown.set([{ kind: 'image', value: solid(8, 8, [1, 2, 3]) }]);
  expect(shown.host.querySelector('textarea')).toBe(null);
  expect(middleOf(shown.find<HTMLCanvasElement>('canvas'))).toEqual([1, 2, 3, 255]);
});

test('says that there is nothing yet', async () => {
  const { screen } = show('auto', null);
  await expect.element(screen.getByText('Nothing yet.')).toBeVisible();
});
