import { expect, test } from 'vitest';
import { completeName, problemOfName, problemOfNames } from '../../../src/playground/files/file-names';

test.each([
  ['', 'needs a name'],
  ['../up.ts', 'leads out of the sketch'],
  ['a/../../up.ts', 'leads out of the sketch'],
  ['/abs.ts', 'path of a disk'],
  ['C:/abs.ts', 'path of a disk'],
  ['a\\b.ts', 'path of a disk'],
  ['a//b.ts', 'empty part'],
  ['./a.ts', 'empty part'],
  ['a/ b.ts', 'begins or ends with a space'],
  ['a?.ts', 'cannot hold “?”'],
  ['a\u0000.ts', 'cannot hold'],
  ['con.ts', 'Windows has no files'],
  ['data.bin', 'is neither'],
  ['sketch.json', 'notes a sketch’s title'],
  ['main.ts', 'a file named “main.ts” already'],
  ['Main.TS', 'a file named “main.ts” already'],
  ['OTHER.ts', 'a file named “other.ts” already'],
  [`${'x'.repeat(120)}.ts`, 'too long for a name'],
])('the name “%s” gets a sentence', (name, sentence) => {
  expect(problemOfName(name, ['other.ts'])).toContain(sentence);
});

test.each([
  'a.ts',
  'b.js',
  'c.mjs',
  'parts/wörd.ts',
  '日本.ts',
  'two words.ts',
  'a.b.ts',
  'data.csv',
  'parts/notes.md',
])('%s is fine', (name) => {
  expect(problemOfName(name, ['other.ts'])).toBeUndefined();
});

test('what a person types becomes the name of a TypeScript file', () => {
  expect(['other', ' other.ts ', './other', 'a/b', 'x.js', ''].map(completeName)).toEqual([
    'other.ts',
    'other.ts',
    'other.ts',
    'a/b.ts',
    'x.js',
    '',
  ]);
});

test('two names that differ in case alone, and too many files, get a sentence', () => {
  expect(problemOfNames(['a.ts', 'A.ts'])).toContain('“a.ts” already');
  expect(problemOfNames(Array.from({ length: 51 }, (_, i) => `${i}.ts`))).toContain('51 files');
  expect(problemOfNames(['a.ts', 'b.ts'])).toBeUndefined();
});
