import { expect, test } from 'vitest';
import { plainField } from '../../../src/playground/editor';

const field = () => {
  const element = document.createElement('textarea');
  document.body.replaceChildren(element);
  const plain = plainField(element);
  plain.setReady(true);
  return { element, plain };
};

test('a short text is shown whole and can be edited', () => {
  const { element, plain } = field();
  plain.setText('let a;\nlet b;\n');
  expect(element).toMatchObject({ value: 'let a;\nlet b;\n', readOnly: false });
  element.value = 'let c;';
  expect(plain.text()).toBe('let c;');
});

test.each([
  ['many lines', '\n'.repeat(30_000), '\n'.repeat(1999)],
  ['a long line', 'x'.repeat(1_000_000), 'x'.repeat(200_000)],
])('of a text with %s the beginning is shown, nothing is lost, and nothing can be edited', (_, text, shown) => {
  const { element, plain } = field();
  plain.setText(text);
  expect(element).toMatchObject({ value: shown, readOnly: true });
  expect(plain.text()).toBe(text);
  plain.showAll();
  expect(element).toMatchObject({ value: text, readOnly: false });
  plain.setText('short');
  expect(plain.text()).toBe('short');
});

test('moving to a line of a long text shows the line', () => {
  const { element, plain } = field();
  plain.setText(`${'\n'.repeat(2500)}here`);
  plain.moveTo(2501, 3);
  expect(element.selectionStart).toBe(2502);
});

test('nothing can be typed before there is a text', () => {
  const { element, plain } = field();
  plain.setReady(false);
  plain.setText('let a;');
  expect(element.readOnly).toBe(true);
});
