import { expect, test } from 'vitest';
import { catalogs, languageFor } from '../../../src/words/languages';
import { createVoice, lentWords, type Said } from '../../../src/words/voice';
import { textsIn } from './texts';

const folders = ['src/app', 'src/components'];
const { keys, bypasses } = textsIn(folders);
const lent = textsIn(['src/runtime']).keys;
for (const [key, places] of lent) keys.set(key, places);
const tags = Object.keys(catalogs);
const wordsOf = async (tag: string) => (await catalogs[tag]?.())?.words ?? {};
const forms = (said: Said) => (typeof said === 'string' ? [said] : Object.values(said));
const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();

test('there are at least ten languages besides English', () => {
  expect(tags.length).toBeGreaterThanOrEqual(10);
});

test('no text of an app is shown in English whatever the language', () => {
  // What walks the sources finds texts at all: of elements, of attributes, of calls, of tables.
  for (const known of ['Remove', 'A pinned run stays in this browser', 'and {0} more', 'Stopping…', 'Failed'])
    expect([...keys.keys()]).toContain(known);
  expect(bypasses).toEqual([]);
});

test('the words that are made in the sandbox are those that the page gives it', () => {
  expect([...lent.keys()].sort()).toEqual([...lentWords].sort());
});

for (const tag of tags) {
  test(`${tag}: every text of the interface has its words, and no words are left over`, async () => {
    const words = await wordsOf(tag);
    expect([...keys.keys()].filter((key) => !Object.hasOwn(words, key))).toEqual([]);
    expect(Object.keys(words).filter((key) => !keys.has(key))).toEqual([]);
  });

  test(`${tag}: what stands for values is the same as in English, and each number has its form`, async () => {
    const words = await wordsOf(tag);
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    for (const [key, said] of Object.entries(words)) {
      for (const form of forms(said)) expect(form.trim(), key).not.toBe('');
      if (typeof said === 'string') expect(placeholders(said), key).toEqual(placeholders(key));
      else {
        expect(placeholders(said.other), key).toEqual(placeholders(key));
        // English has a text of its own for one; zero is told like other numbers.
        const needed = categories.filter((each) => each !== 'one' && each !== 'zero');
        expect(Object.keys(said), key).toEqual(expect.arrayContaining(needed));
      }
    }
  });
}

test('the first language that there are words for is taken, in any variety', () => {
  const of = (...wanted: string[]) => languageFor(wanted);
  expect(of('de-AT')).toEqual({ catalog: 'de', tag: 'de-AT' });
  expect(of('de_CH')).toEqual({ catalog: 'de', tag: 'de-CH' });
  expect(of('sv', 'fr-CA', 'de')).toEqual({ catalog: 'fr', tag: 'fr-CA' });
  expect(of('pt')).toEqual({ catalog: 'pt-BR', tag: 'pt-BR' });
  expect(of('pt-PT')).toEqual({ catalog: 'pt-BR', tag: 'pt-BR' });
  expect(of('zh-Hant-TW')).toEqual({ catalog: 'zh-CN', tag: 'zh-CN' });
  expect(of('sv', 'en-GB', 'de')).toBeUndefined();
  expect(of('sv')).toBeUndefined();
  expect(of('no tag at all', '', 'it')).toEqual({ catalog: 'it', tag: 'it' });
});

test('a voice fills in values, chooses the form for a number, and formats it as the language does', async () => {
  const german = createVoice(await wordsOf('de'), 'de');
  expect(german.say('Submit', [])).toBe('Senden');
  expect(german.say(['', ' yields'], [1234])).toBe('1.234 Ausgaben');
  expect(german.say(['Image ', ' of ', ''], [2, 3])).toBe('Bild 2 von 3');
  expect(german.say('Nobody says this', [])).toBe('Nobody says this');
  expect(german.say('constructor', [])).toBe('constructor');
  const polish = createVoice(await wordsOf('pl'), 'pl');
  expect([2, 5, 22].map((count) => polish.say(['', ' rows'], [count]))).toEqual([
    '2 wiersze',
    '5 wierszy',
    '22 wiersze',
  ]);
  const arabic = createVoice(await wordsOf('ar'), 'ar-EG');
  expect([2, 3, 11, 100].map((count) => arabic.say(['', ' rows'], [count]))).toEqual([
    'صفّان',
    '3 صفوف',
    '11 صفًا',
    '100 صف',
  ]);
  expect([german.direction, arabic.direction]).toEqual(['ltr', 'rtl']);
  // What a value holds is no placeholder.
  expect(german.say(['Clear ', ''], ['{0} & {1}'])).toBe('{0} & {1} leeren');
});

test('the texts of a template are translated where they are, and nothing else of it is', async () => {
  const french = createVoice(await wordsOf('fr'), 'fr');
  expect(french.html('<button type=button class=yc-action title="Zoom in (+)"aria-label=Close>Close')).toBe(
    '<button type=button class=yc-action title="Zoom avant (+)"aria-label="Fermer">Fermer',
  );
  expect(french.html('<p class=Close>Nothing that has words')).toBe('<p class=Close>Nothing that has words');
});
