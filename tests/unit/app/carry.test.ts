import { expect, test } from 'vitest';
import { createComponentValues } from '../../../src/app/component-values';
import type { Mounted } from '../../../src/app/mounted';
import { carryValues } from '../../../src/app/values/carry';
import type { ComponentDescription } from '../../../src/protocol';

const component = (id: number, kind: string, value: unknown, properties: object) =>
  ({ id, kind, value, properties }) as unknown as ComponentDescription;

const app = (...components: ComponentDescription[]) => {
  const events = { drawn() {}, changed() {}, input() {} };
  return {
    description: { components },
    parts: createComponentValues(components, events, new Set()),
  } as unknown as Mounted;
};

test('what a person has changed goes along by kind and label, and in order where these are the same', () => {
  const before = app(
    component(0, 'textbox', 'a', { label: 'Name' }),
    component(1, 'textbox', 'a', { label: 'Name' }),
    component(2, 'number', 1, { label: 'Count' }),
  );
  before.parts.restore(0, 'first');
  before.parts.restore(1, 'second');
  before.parts.restore(2, 7);
  const after = app(
    component(0, 'number', 1, { label: 'Count' }),
    component(1, 'textbox', 'a', { label: 'Name' }),
    component(2, 'textbox', 'a', { label: 'Name' }),
  );
  const carried = carryValues(before, new Set([0, 1]))(after);
  expect(after.parts.values([0, 1, 2])).toEqual([1, 'first', 'second']);
  expect(carried).toEqual(new Set([1, 2]));
});

test('an author’s other value, other bounds and other choices go before it', () => {
  const choices = (...values: string[]) => values.map((value) => ({ label: value, value }));
  const before = app(
    component(0, 'slider', 3, { label: 'Steps', minimum: 1, maximum: 10 }),
    component(1, 'radio', 'x', { label: 'Pick', choices: choices('x', 'y') }),
    component(2, 'textbox', 'old', { label: 'Word' }),
    component(3, 'checkboxgroup', [], { label: 'Some', choices: choices('a', 'b') }),
  );
  for (const [id, value] of [
    [0, 9],
    [1, 'y'],
    [2, 'mine'],
    [3, ['b']],
  ] as const)
    before.parts.restore(id, value as never);
  const after = app(
    component(0, 'slider', 3, { label: 'Steps', minimum: 1, maximum: 5 }),
    component(1, 'radio', 'x', { label: 'Pick', choices: choices('x', 'z') }),
    component(2, 'textbox', 'new', { label: 'Word' }),
    component(3, 'checkboxgroup', [], { label: 'Some', choices: choices('a', 'b', 'c') }),
  );
  carryValues(before, new Set([0, 1, 2, 3]))(after);
  expect(after.parts.values([0, 1, 2, 3])).toEqual([3, 'x', 'new', ['b']]);
});
