import { expect, test } from 'vitest';
import { examples, findExample } from '../../../src/playground/gallery';

test.each(['fake diffusion', 'fake-diffusion', 'Fake_Diffusion', 'FAKE DIFFUSION', 'fakediffusion'])(
  '%s is found',
  (name) => {
    expect(findExample(name)?.name).toBe('fake-diffusion');
  },
);

test('each example is found by its name and by its title', () => {
  for (const example of examples) {
    expect(findExample(example.name)).toBe(example);
    expect(findExample(example.title)).toBe(example);
  }
});

test('the examples that people ask for are there', () => {
  const asked = [
    'count',
    'fake diffusion',
    'typing text',
    'bare paste',
    'several outputs',
    'an error',
    'a loop that never ends',
  ];
  expect(asked.map((name) => findExample(name)?.source.length ?? 0).every((length) => length > 0)).toBe(true);
});

test('a name that no example has finds none', () => {
  expect(findExample('')).toBeUndefined();
  expect(findExample('constructor')).toBeUndefined();
});
