import { expect, test } from 'vitest';
import { translator } from '../../../src/runtime/finish/i18n';

const texts = {
  en: { name: 'Name', hello: 'Hello' },
  de: { name: 'Name', hello: 'Guten Tag' },
  'de-CH': { hello: 'Grüezi' },
  pt_BR: { hello: 'Olá' },
};

test.each([
  ['the person’s language', ['de'], 'Guten Tag'],
  ['the variety of it', ['de-CH'], 'Grüezi'],
  ['the language itself for another variety', ['de-AT'], 'Guten Tag'],
  ['another variety where there is nothing else', ['pt-PT', 'de'], 'Olá'],
  ['the next language that the person reads', ['sv', 'de', 'pt'], 'Guten Tag'],
  ['English where nothing fits', ['sv'], 'Hello'],
  ['English where the page speaks it', [], 'Hello'],
  ['what can be read besides a tag that is none', ['not a tag', 'de'], 'Guten Tag'],
])('a text is in %s', (_, wanted, hello) => {
  expect(translator(texts, wanted)('hello')).toBe(hello);
});

test('a text that a language lacks comes from the next one, and without English from the first', () => {
  expect(translator(texts, ['pt-BR'])('name')).toBe('Name');
  expect(translator({ fr: { a: 'un' }, en: { a: 'one' } }, ['sv'])('a')).toBe('one');
  expect(translator({ fr: { a: 'un' }, it: { a: 'uno', b: 'due' } }, ['sv'])('a')).toBe('un');
  expect(translator({ fr: { a: 'un' }, it: { a: 'uno', b: 'due' } }, ['fr'])('b')).toBe('due');
});

test.each([
  ['no texts', 'de', 'takes texts by language: { en: { name: \'Name\' } }; got the text "de".'],
  ['no language', {}, 'takes at least one language.'],
  [
    'a language that is none',
    { german_: { a: 'b' } },
    '“german_” is no language tag. Tags are such as en, de and pt-BR.',
  ],
  ['a language without names', { de: 'Name' }, 'de takes texts by name; got the text "Name".'],
  ['a text that is none', { de: { name: 7 } }, 'de.name is a text; got 7.'],
])('%s is refused', (_, given, sentence) => {
  expect(() => translator(given, [])).toThrow(sentence);
});

test('a name that no language has is refused, with the nearest one', () => {
  expect(() => translator(texts, ['de'])('helo')).toThrow('yc.i18n has no text “helo”. Did you mean “hello”?');
  expect(() => translator(texts, ['de'])('toString')).toThrow('yc.i18n has no text “toString”.');
});
