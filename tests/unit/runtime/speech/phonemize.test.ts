import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPack } from '../../../../src/runtime/speech/english/pack';
import { phonemizer } from '../../../../src/runtime/speech/english/phonemize';
import { sentencesOf, voiceable } from '../../../../src/runtime/speech/english/sentences';

const tables = readPack(gunzipSync(readFileSync('workers/models/hibari/english.json.gz')).toString());
const phonemize = phonemizer(tables);
const { titles } = tables.words;

type Fixture = { spoken: { text: string; phonemes: string[] }[]; unknown: Record<string, string> };

/** What the Python package itself makes of each; `tests/tools/speech-fixtures.py` wrote it. */
const { spoken, unknown }: Fixture = JSON.parse(readFileSync('tests/fixtures/speech/phonemes.json', 'utf8'));

describe('phonemizer', () => {
  test('says all sentences as the Python package does', () => {
    expect(spoken.length).toBeGreaterThanOrEqual(200);
    for (const { text, phonemes } of spoken) {
      const said = sentencesOf(text, titles).map((sentence) => phonemize(sentence, (word) => unknown[word] ?? '?'));
      expect(said.flatMap(voiceable), text).toEqual(phonemes);
    }
  });

  test('asks only for words that no dictionary has', () => {
    const asked: string[] = [];
    phonemize('The frumious bandersnatch met Zorblax at the beautiful harbour.', (word) => {
      asked.push(word);
      return '';
    });
    expect(asked).toContain('Zorblax');
    expect(asked).not.toContain('beautiful');
  });

  test('reads no Roman numeral where there is none', () => {
    // The package makes "class zero Calendar" of it.
    expect(phonemize('class Calendar', () => '')).not.toContain('zˈɪɹO');
    expect(phonemize('class IV', () => '')).toContain('fˈɔɹ');
  });

  test('says a word as its author says it is said', () => {
    expect(phonemize('A [hibari](/hibˈɑɹi/) sings.', () => '')).toBe('ɐ hibˈɑɹi sˈɪŋz.');
  });

  test('reads words that are names of properties of every object', () => {
    const asked: string[] = [];
    const said = phonemize('constructor toString valueOf hasOwnProperty', (word) => {
      asked.push(word);
      return 'x';
    });
    expect(said).not.toMatch(/native|function/);
  });

  test('takes whatever it is given', () => {
    for (const text of [
      '',
      ' ',
      '…',
      '-',
      '_',
      "'",
      '’',
      '1'.repeat(60),
      '日本語',
      '👍🏽 ok',
      '\u0000',
      '(((',
      '$',
      '$$5',
      '-.',
      '٣',
    ]) {
      expect(() => phonemize(text, () => ''), JSON.stringify(text)).not.toThrow();
    }
  });
});

describe('sentencesOf', () => {
  test('ends sentences at full stops that end one', () => {
    expect(sentencesOf('Dr. J. Smith came. He left! "Did he?" she asked.\nYes.', titles)).toEqual([
      'Dr. J. Smith came.',
      'He left!',
      '"Did he?" she asked.',
      'Yes.',
    ]);
  });

  test('reads a text of a megabyte in one pass', () => {
    expect(sentencesOf('You may rely on it. '.repeat(50_000), titles)).toHaveLength(50_000);
    expect(sentencesOf('word '.repeat(200_000), titles)).toHaveLength(1);
  });

  test('finds none in an empty text', () => {
    expect(sentencesOf(' \n\n ', titles)).toEqual([]);
  });
});
