import { expect, test } from 'vitest';
import { apiNames, familiarNames, learnRare, optionNamed, optionsNamed, updateSchema } from '../../../src/protocol';

/** What only the worker needs to know of a component, and what no update may change. */
const workers = new Set([
  'every',
  'inputs',
  'key',
  'preservedByKey',
  'validator',
  'optional',
  'type',
  'streaming',
  'sources',
  'components',
  'storageKey',
  'combineAdjacent',
  'adjacentSeparator',
  'formatter',
  'unformatter',
  'open',
  'selected',
  'id',
]);

/** The kinds of what has another name. */
const made: Readonly<Record<string, string>> = {
  Sketchpad: 'imageeditor',
  Paint: 'imageeditor',
  Walkthrough: 'tabs',
  Step: 'tab',
};

test('the names of options are those of the schemas', async () => {
  await learnRare();
  for (const name of apiNames) {
    const known = optionsNamed(name);
    const kind = made[name] ?? name.toLowerCase();
    if (
      !known ||
      !/^[A-Z]/.test(name) ||
      /^(?:Interface|ChatInterface|TabbedInterface|Examples|ClearButton|Blocks|State|BrowserState)$/.test(name)
    )
      continue;
    const { entries } = updateSchema(kind as 'textbox') as unknown as { entries: Record<string, unknown> };
    const missing = [...known].filter((option) => !(option in entries) && !workers.has(option));
    expect({ name, missing }).toEqual({ name, missing: [] });
  }
});

test('snake case and other words are taken for the options that there are', () => {
  const known = new Set(['maxLines', 'minimum', 'submitLabel']);
  expect(optionNamed('max_lines', known)).toBe('maxLines');
  expect(optionNamed('min', known)).toBe('minimum');
  expect(optionNamed('submit_btn', known)).toBe('submitLabel');
  expect(optionNamed('allow_flagging', known)).toBeNull();
  expect(optionNamed('colour', known)).toBeUndefined();
  expect(optionNamed('constructor', known)).toBeUndefined();
});

test('no name from elsewhere hides one of the API', () => {
  expect(familiarNames.filter((name) => apiNames.includes(name))).toEqual([]);
});
