import { isLetters, letter, lower, upper, wordCharacter } from './characters';
import { type Lexicon, lexiconOf } from './lexicon';
import { normalizer } from './normalize';
import type { EnglishTables } from './pack';
import { type Context, joinedPhonemes, merged, type Token, textOf } from './pieces';
import { isCurrency, isNumber, moneyName, sayNumber } from './spoken-numbers';
import { consonants, primary, vowels, weightOf, withStress } from './stress';
import { tagger } from './tagger';
import { tokenizer } from './tokenize';

/** Says a word that is in no dictionary. */
export type SayUnknown = (word: string) => string;

/** The parts of a token that are looked up on their own: "e-mail", "iPhone", "B2B". */
const parts = new RegExp(
  [
    "^['‘’]+",
    `[${upper}](?=[${upper}][${lower}])`,
    '(?:^-)?(?:\\d?[,.]?\\d)+',
    '[-_]+',
    "['‘’]{2,}",
    `${letter}*?(?:['‘’]${letter})*?[${lower}](?=[${upper}])`,
    `${letter}+(?:['‘’]${letter})*`,
    `[^${wordCharacter}\\-'‘’]`,
    "['‘’]+$",
  ].join('|'),
  'gu',
);
/** `[hibari](/hibˈɑɹi/)` says how a word is to be said. */
const given = /\[([^\]]+)\]\(([^)]*)\)/g;
const silent = new Set("',-._‘’/");
const signs = new Set(';:,.!?—…"“”');
const pauses = new Set(';:,.!?—…');
const signTags = new Set(['.', ',', '-LRB-', '-RRB-', '``', '""', "''", ':', '$', '#', 'NFP']);
const signSounds = new Map(Object.entries({ '-LRB-': '(', '-RRB-': ')', '``': '“', '""': '”', "''": '”' }));
const unknownPiece = new RegExp(`${letter}+(?:['’]${letter}+)*|\\d+(?:[,.]\\d+)*|[^${wordCharacter}\\s]+`, 'gu');
const symbols = new Map(
  Object.entries({
    '/': 'slˈæʃ',
    '=': 'ˈikwᵊlz',
    '+': 'plˈʌs',
    '&': 'ænd',
    '@': 'æt',
    '%': 'pəɹsˈɛnt',
    '#': 'hˈæʃ',
    '*': 'ˈæstəɹˌɪsk',
    '~': 'tˈɪldə',
    '^': 'kˈɛɹət',
    '<': 'lˈɛs ðən',
    '>': 'ɡɹˈATəɹ ðən',
    '—': '—',
  }),
);

/**
 * Turns English text into the phonemes that the voice was trained on: what is written short is written out, words get
 * their part of speech, and each is looked up with what follows it in mind. A port of the rules of hibari and misaki
 * (Apache-2.0), which need neither spaCy nor eSpeak.
 */
export const phonemizer = (tables: EnglishTables) => {
  const normalize = normalizer(tables.words);
  const tokenize = tokenizer(tables.special);
  const tag = tagger(tables.tagger);
  const lexicon = lexiconOf(tables);

  const tokensOf = (text: string): Token[] => {
    const pieces = tokenize(text);
    const tags = tag(pieces.map((piece) => piece.text));
    return pieces.map((piece, i) => ({ ...piece, tag: tags[i] ?? 'NN', phonemes: null, head: true, apart: false }));
  };

  const marked = (text: string): Token[] => {
    const tokens: Token[] = [];
    let at = 0;
    for (const { 0: all, 1: word = '', 2: how = '', index } of text.matchAll(given)) {
      tokens.push(...tokensOf(text.slice(at, index)));
      at = index + all.length;
      const phonemes = /^\/.*\/$/.test(how) && how.length > 1 ? how.slice(1).replace(/\/+$/, '') : null;
      const space = /^\s/.test(text.slice(at)) ? ' ' : '';
      tokens.push({ text: word, space, tag: 'NN', phonemes, head: true, apart: false });
    }
    return [...tokens, ...tokensOf(text.slice(at))];
  };

  /** The phonemes of one sentence. */
  return (text: string, unknown: SayUnknown): string => {
    const words = wordsOf(marked(normalize(text)));
    const said = sayWords(words, lexicon, unknown).map(
      ({ phonemes, space }) => (phonemes ?? '').replaceAll('ɾ', 'T').replaceAll('ʔ', 't') + space,
    );
    return said.join('').trim();
  };
};

/** Cuts tokens into parts, and gathers those of one word. Signs get their sound here. */
const wordsOf = (tokens: Token[]): (Token | Token[])[] => {
  const words: (Token | Token[])[] = [];
  let currency: string | undefined;
  for (const [i, token] of tokens.entries()) {
    const cut =
      token.phonemes !== null
        ? [token]
        : (token.text.match(parts) ?? []).map((text) => ({ ...token, text, space: '' }));
    const end = cut.at(-1);
    if (end) end.space = token.space;
    for (const [j, part] of cut.entries()) {
      if (part.phonemes !== null) {
        // Its author said how.
      } else if (part.tag === '$' && isCurrency(part.text)) {
        currency = part.text;
        part.phonemes = '';
      } else if (part.tag === ':' && (part.text === '-' || part.text === '–')) {
        part.phonemes = '—';
      } else if (signTags.has(part.tag) && !/^[a-z]*$/i.test(part.text)) {
        part.phonemes =
          signSounds.get(part.tag) ??
          Array.from(part.text)
            .filter((each) => signs.has(each))
            .join('');
      } else if (currency !== undefined) {
        if (part.tag !== 'CD') currency = undefined;
        else if (j + 1 === cut.length && tokens[i + 1]?.tag !== 'CD') part.currency = currency;
      } else if (part.text === '2' && j > 0 && j + 1 < cut.length) {
        // As in "B2B".
        if (isLetters((cut[j - 1]?.text.slice(-1) ?? '') + (cut[j + 1]?.text.charAt(0) ?? ''))) part.alias = 'to';
      }
      const last = words.at(-1);
      if (part.alias !== undefined || part.phonemes !== null) {
        words.push(part);
      } else if (Array.isArray(last) && !last.at(-1)?.space) {
        part.head = false;
        last.push(part);
      } else {
        words.push(part.space ? part : [part]);
      }
    }
  }
  return words.map((word) => (Array.isArray(word) && word.length === 1 ? (word[0] as Token) : word));
};

/** From the last word to the first, since how a word sounds depends on what follows it. */
const sayWords = (words: (Token | Token[])[], lexicon: Lexicon, unknown: SayUnknown): Token[] => {
  let context: Context = { vowel: null, to: false };
  const said: Token[] = [];
  for (const word of words.toReversed()) {
    if (Array.isArray(word)) {
      context = sayParts(word, context, lexicon, unknown);
      said.unshift(merged(word, joinedPhonemes(word)));
    } else {
      word.phonemes ??= look(word, context, lexicon) ?? guess(word, lexicon, unknown);
      context = contextBefore(context, word.phonemes, word);
      said.unshift(word);
    }
  }
  return said;
};

/** Looks a word up in the longest parts that the dictionary has, from its end. */
const sayParts = (word: Token[], given: Context, lexicon: Lexicon, unknown: SayUnknown): Context => {
  let context = given;
  for (let left = 0, right = word.length; left < right; ) {
    const some = word.slice(left, right);
    const whole = some.every(isOpen) ? merged(some, null) : undefined;
    const phonemes = whole ? look(whole, context, lexicon) : null;
    if (whole && phonemes !== null) {
      for (const [i, part] of some.entries()) part.phonemes = i === 0 ? phonemes : '';
      context = contextBefore(context, phonemes, whole);
      [left, right] = [0, left];
    } else if (left + 1 < right) {
      left++;
    } else {
      right--;
      left = 0;
      const part = word[right] as Token;
      if (part.phonemes !== null) continue;
      if (!isSilent(part.text)) {
        const said = guess(merged(word, null), lexicon, unknown);
        for (const [i, each] of word.entries()) each.phonemes = i === 0 ? said : '';
        return context;
      }
      part.phonemes = '';
    }
  }
  settle(word);
  return context;
};

const isOpen = ({ alias, phonemes }: Token) => alias === undefined && phonemes === null;
const isSilent = (text: string) => Array.from(text).every((each) => silent.has(each));

const look = (token: Token, context: Context, lexicon: Lexicon): string | null => {
  const word = (token.alias ?? token.text).replace(/[‘’]/g, "'").normalize('NFKC');
  const stress = word === word.toLowerCase() ? null : word === word.toUpperCase() ? 2 : 0.5;
  const phonemes = lexicon.word(word, token.tag, stress, context);
  if (phonemes !== null) {
    const money = token.currency === undefined ? null : moneyName(token.currency, lexicon);
    return money ? `${phonemes} ${money}` : phonemes;
  }
  return isNumber(word, token.head) ? sayNumber(word, token.currency, token.head, lexicon) : null;
};

/** What no dictionary has: letters are for the network, digits are read, signs are named. */
const guess = ({ text }: Token, lexicon: Lexicon, unknown: SayUnknown): string =>
  (text.match(unknownPiece) ?? [])
    .map((piece) => {
      if (/^\d/.test(piece)) return sayNumber(piece, undefined, false, lexicon);
      if (/^\p{L}/u.test(piece)) return unknown(piece);
      return Array.from(piece, (each) => symbols.get(each) ?? '').join('');
    })
    .filter(Boolean)
    .join(' ');

const contextBefore = ({ vowel }: Context, phonemes: string, { text, tag }: Token): Context => {
  const first = Array.from(phonemes).find((each) => vowels.has(each) || consonants.has(each) || pauses.has(each));
  return {
    vowel: first === undefined ? vowel : pauses.has(first) ? null : vowels.has(first),
    to: text === 'to' || text === 'To' || (text === 'TO' && (tag === 'TO' || tag === 'IN')),
  };
};

/** Of a word's parts, at most half keep the main stress. */
const settle = (word: Token[]) => {
  const text = textOf(word);
  const kinds = Array.from(text)
    .filter((each) => !silent.has(each))
    .map((each) => (isLetters(each) ? 'letter' : /[0-9]/.test(each) ? 'digit' : 'sign'));
  const apart = /[ /]/.test(text) || new Set(kinds).size > 1;
  for (const [i, part] of word.entries()) {
    if (part.phonemes !== null) {
      if (i > 0) part.apart = apart;
    } else if (i + 1 === word.length && pauses.has(part.text)) {
      part.phonemes = part.text;
    } else if (isSilent(part.text)) {
      part.phonemes = '';
    }
  }
  if (apart) return;
  const weaken = (part: Token) => {
    part.phonemes = withStress(part.phonemes ?? '', -0.5);
  };
  const sounding = word.filter((part) => part.phonemes);
  if (sounding.length === 2 && sounding[0]?.text.length === 1) return weaken(sounding[1] as Token);
  const isStressed = ({ phonemes }: Token) => Number(phonemes?.includes(primary));
  const stressed = sounding.filter(isStressed).length;
  if (sounding.length < 2 || stressed <= Math.floor((sounding.length + 1) / 2)) return;
  sounding
    .toSorted((a, b) => isStressed(a) - isStressed(b) || weightOf(a.phonemes ?? '') - weightOf(b.phonemes ?? ''))
    .slice(0, Math.floor(sounding.length / 2))
    .forEach(weaken);
};
