import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findExample, searchExamples } from '../../../src/playground/find-example';
import { examples } from '../../../src/playground/gallery';

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

test('each example shows one idea, in 25 lines of 72 columns at most; with a model or in several files, each has 40', () => {
  for (const { name, source, files = {} } of examples) {
    const most = source.includes("from 'yieldcast/") || Object.keys(files).length > 0 ? 40 : 25;
    for (const [file, text] of Object.entries({ [name]: source, ...files })) {
      const lines = text.trimEnd().split('\n');
      expect(lines.length, file).toBeLessThanOrEqual(most);
      expect(Math.max(...lines.map(({ length }) => length)), file).toBeLessThanOrEqual(72);
    }
  }
});

test('the files of an example are those that it imports', () => {
  for (const { name, source, files = {} } of examples) {
    const texts = [source, ...Object.values(files)].join('\n');
    const imported = [...texts.matchAll(/from '\.\/([^']+)'/g)].map(([, path = '']) =>
      path.includes('/') ? path : `${name}/${path}`,
    );
    expect([...new Set(imported)].sort(), name).toEqual(Object.keys(files).sort());
  }
});

test('examples are found by what they use of the API, and by words of their names and groups', () => {
  expect(searchExamples('yc.gif').map(({ name }) => name)).toEqual(['diffusion-gif']);
  expect(searchExamples('camera yc.dropdown').map(({ name }) => name)).toEqual(['streaming-filter']);
  expect(searchExamples('  ')).toEqual(examples);
  expect(searchExamples('nothing of the kind')).toEqual([]);
});

test('each example has its pictures: one for light and dark, or one for each', () => {
  const pictures = examples.flatMap(({ name, bare }) => (bare ? [name] : [name, `${name}-light`]));
  expect(readdirSync('public/gallery').sort()).toEqual(pictures.map((name) => `${name}.webp`).sort());
});

test('a name that no example has finds none', () => {
  expect(findExample('')).toBeUndefined();
  expect(findExample('constructor')).toBeUndefined();
});
