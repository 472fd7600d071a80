import { expect, test } from 'vitest';
import { chunksOf } from '../../../../src/runtime/speech/chunks';

const chunks = (...sentences: string[]) => Array.from(chunksOf(sentences));

test('gives each sentence as a chunk', () => {
  const sentences = ['It is certain.', `${'You may rely on it, '.repeat(10)}yes.`];
  expect(chunks(...sentences)).toEqual(sentences);
});

test('cuts a long first sentence after its last comma that is early enough, and the others later', () => {
  const clauses = Array.from({ length: 20 }, (_, i) => `as I see it for the ${i + 1}th time`);
  const [first = '', ...others] = chunks(`${clauses.join(', ')}.`);
  expect(first).toBe(`${clauses.slice(0, 4).join(', ')},`);
  expect(others.every((each) => each.length <= 300)).toBe(true);
  expect([first, ...others].join(' ')).toBe(`${clauses.join(', ')}.`);
});

test('cuts between words where there is no comma, and within what is no word', () => {
  const words = 'word '.repeat(1000).trim();
  expect(chunks(words).join(' ')).toBe(words);
  expect(chunks(words)[0]).toMatch(/^(word )+word$/);
  const endless = 'x'.repeat(1000);
  expect(chunks(endless).join('')).toBe(endless);
  expect(chunks('🎈'.repeat(200)).every((each) => /^🎈+$/u.test(each))).toBe(true);
});

test('leaves no short piece before an early comma', () => {
  expect(chunks(`Yes, ${'word '.repeat(100)}`)[0]?.length).toBeGreaterThan(100);
});
