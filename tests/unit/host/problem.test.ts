import { expect, test } from 'vitest';
import { problemOf } from '../../../src/host/problem';
import type { Compiler } from '../../../src/protocol';

const compiler = { locate: (place) => place, explain: () => undefined } as Partial<Compiler> as Compiler;
const frames = [{ file: 'main.ts', line: 3, column: 25 }];

test('an error is told with its name and the place in the code', async () => {
  expect(await problemOf({ name: 'TypeError', message: 'Too soon.', frames }, compiler)).toEqual({
    message: 'TypeError: Too soon.',
    location: { file: 'main.ts', line: 3, column: 25 },
  });
});

test('a yc.Error is told with its title, without a place in the code', async () => {
  const fault = { name: 'Error', message: 'That city is unknown.', frames };
  expect(await problemOf({ ...fault, title: 'No weather' }, compiler)).toEqual({
    message: 'That city is unknown.',
    title: 'No weather',
  });
  expect(await problemOf({ ...fault, title: null }, compiler)).toEqual({ message: 'That city is unknown.' });
});
