import { capitalized, isLetters } from './characters';
import type { EnglishTables, Entry } from './pack';
import type { Context } from './pieces';
import { primary, secondary, withStress } from './stress';

export type Lookup = (
  word: string,
  tag: string | null,
  stress: number | null,
  context: Context | null,
) => string | null;

export type Lexicon = {
  /** A word's phonemes, with its endings and in its context; null if nothing is known of it. */
  word: (word: string, tag: string, stress: number | null, context: Context) => string | null;
  /** A word as it stands in the dictionary. */
  lookup: Lookup;
  /** With the ending of a plural, of the past, of "-ing". */
  withS: (phonemes: string | null) => string | null;
  withEd: (phonemes: string | null) => string | null;
  withIng: (phonemes: string | null) => string | null;
};

const signs = new Map(Object.entries({ '%': 'percent', '&': 'and', '+': 'plus', '@': 'at' }));
/** In an address. */
const addressSigns = new Map(Object.entries({ '.': 'dot', '/': 'slash' }));
/** A `t` after one of these becomes a tap: "waited". */
const beforeTap = new Set('AIOWYiuæɑəɛɪɹʊʌ');

/** The dictionary of misaki, with its rules: part of speech, stress by capitals, endings, abbreviations that are spelt. */
export const lexiconOf = ({ gold, silver }: Pick<EnglishTables, 'gold' | 'silver'>): Lexicon => {
  const [golds, silvers] = [folded(gold), folded(silver)];
  const sound = (word: string, tag = 'DEFAULT'): string | null => {
    const entry = golds(word);
    return typeof entry === 'object' ? (entry[tag] ?? null) : (entry ?? null);
  };

  /** Letter by letter, as in "NBC". */
  const spelt = (word: string): string | null => {
    const letters = Array.from(word)
      .filter(isLetters)
      .map((each) => sound(each.toUpperCase()));
    if (letters.includes(null)) return null;
    const said = withStress(letters.join(''), 0);
    const last = said.lastIndexOf(secondary);
    return last < 0 ? said : said.slice(0, last) + primary + said.slice(last + 1);
  };

  const isKnown = (word: string): boolean => {
    if (golds(word) !== undefined || signs.has(word) || silvers(word) !== undefined) return true;
    if (!/^[A-Za-z]+$/.test(word)) return false;
    if (word.length === 1) return true;
    if (word === word.toUpperCase() && golds(word.toLowerCase()) !== undefined) return true;
    return word.slice(1) === word.slice(1).toUpperCase();
  };

  const lookup: Lookup = (given, tag, stress, context) => {
    const shouted = given === given.toUpperCase() && golds(given) === undefined;
    const word = shouted ? given.toLowerCase() : given;
    const isName = shouted && tag === 'NNP';
    const entry = golds(word) ?? (isName ? undefined : silvers(word));
    const phonemes = typeof entry === 'object' ? ofTag(entry, tag, context) : (entry ?? null);
    if (phonemes !== null && !(isName && !phonemes.includes(primary))) return withStress(phonemes, stress);
    return spelt(word);
  };

  const endings = endingsOf(isKnown, lookup);

  const word: Lexicon['word'] = (given, tag, stress, context) => {
    const special = specialCase(given, tag, stress, context, { sound, spelt, lookup });
    if (special !== null) return special;
    const low = given.toLowerCase();
    const asUsual =
      given.length > 1 &&
      isLetters(given.replaceAll("'", '')) &&
      given !== low &&
      (tag !== 'NNP' || given.length > 7) &&
      golds(given) === undefined &&
      silvers(given) === undefined &&
      (given === given.toUpperCase() || given.slice(1) === given.slice(1).toLowerCase()) &&
      (golds(low) !== undefined ||
        silvers(low) !== undefined ||
        [endings.s, endings.ed, endings.ing].some((ending) => ending(low, tag, stress, context)));
    const one = asUsual ? low : given;
    if (isKnown(one)) return lookup(one, tag, stress, context);
    if (one.endsWith("s'") && isKnown(`${one.slice(0, -2)}'s`)) {
      return lookup(`${one.slice(0, -2)}'s`, tag, stress, context);
    }
    if (one.endsWith("'") && isKnown(one.slice(0, -1))) return lookup(one.slice(0, -1), tag, stress, context);
    return (
      endings.s(one, tag, stress, context) ??
      endings.ed(one, tag, stress, context) ??
      endings.ing(one, tag, stress ?? 0.5, context)
    );
  };

  return { word, lookup, withS, withEd, withIng };
};

/** An entry also answers to its word with a capital, and without one, unless that has an entry of its own. */
const folded =
  (entries: Map<string, Entry>) =>
  (word: string): Entry | undefined => {
    const found = entries.get(word);
    if (found !== undefined || word.length < 2) return found;
    const low = word.toLowerCase();
    if (word === low) return entries.get(capitalized(word));
    return word === capitalized(low) ? entries.get(low) : undefined;
  };

/** "VBD" is a verb. */
const kindOf = (tag: string | null): string | null => {
  if (tag?.startsWith('VB')) return 'VERB';
  if (tag?.startsWith('NN')) return 'NOUN';
  if (tag?.startsWith('ADV') || tag?.startsWith('RB')) return 'ADV';
  if (tag?.startsWith('ADJ') || tag?.startsWith('JJ')) return 'ADJ';
  return tag;
};

const ofTag = (entry: Record<string, string | null>, tag: string | null, context: Context | null): string | null => {
  const as = context?.vowel === null && 'None' in entry ? 'None' : tag !== null && tag in entry ? tag : kindOf(tag);
  return (as !== null && as in entry ? entry[as] : entry.DEFAULT) ?? null;
};

type Sources = {
  sound: (word: string, tag?: string) => string | null;
  spelt: (word: string) => string | null;
  lookup: Lookup;
};

/** Small words whose sound depends on what follows, and signs. */
const specialCase = (
  word: string,
  tag: string,
  stress: number | null,
  context: Context,
  { sound, spelt, lookup }: Sources,
): string | null => {
  const { vowel } = context;
  const asAddress = tag === 'ADD' ? addressSigns.get(word) : undefined;
  if (asAddress) return lookup(asAddress, null, -0.5, context);
  const sign = signs.get(word);
  if (sign) return lookup(sign, null, null, context);
  if (isInitials(word)) return spelt(word);
  switch (word) {
    case 'a':
    case 'A':
      return tag === 'DT' ? 'ɐ' : 'ˈA';
    case 'am':
    case 'Am':
    case 'AM':
      if (tag.startsWith('NN')) return spelt(word);
      return vowel === null || word !== 'am' || (stress ?? 0) > 0 ? sound('am') : 'ɐm';
    case 'an':
    case 'An':
      return 'ɐn';
    case 'AN':
      return tag.startsWith('NN') ? spelt(word) : 'ɐn';
    case 'I':
      return tag === 'PRP' ? `${secondary}I` : null;
    case 'by':
    case 'By':
    case 'BY':
      return kindOf(tag) === 'ADV' ? 'bˈI' : null;
    case 'TO':
      if (tag !== 'TO' && tag !== 'IN') return null;
      return vowel === null ? sound('to') : vowel ? 'tʊ' : 'tə';
    case 'to':
    case 'To':
      return vowel === null ? sound('to') : vowel ? 'tʊ' : 'tə';
    case 'IN':
      if (tag === 'NNP') return null;
      return `${vowel === null || tag !== 'IN' ? primary : ''}ɪn`;
    case 'in':
    case 'In':
      return `${vowel === null || tag !== 'IN' ? primary : ''}ɪn`;
    case 'THE':
      if (tag !== 'DT') return null;
      return vowel === true ? 'ði' : 'ðə';
    case 'the':
    case 'The':
      return vowel === true ? 'ði' : 'ðə';
    case 'used':
    case 'Used':
    case 'USED':
      return sound('used', (tag === 'VBD' || tag === 'JJ') && context.to ? 'VBD' : 'DEFAULT');
  }
  return tag === 'IN' && /^vs\.?$/i.test(word) ? lookup('versus', null, null, context) : null;
};

/** "U.S." and "e.g", but not "etc.". */
const isInitials = (word: string) =>
  word.replace(/^\.+|\.+$/g, '').includes('.') &&
  isLetters(word.replaceAll('.', '')) &&
  word.split('.').every((part) => part.length < 3);

const endingsOf = (isKnown: (word: string) => boolean, lookup: Lookup) => {
  /** The first stem that is known. */
  const stem = (candidates: (string | false)[]) => candidates.find((each) => each !== false && isKnown(each)) || null;
  const said = (of: string | null, ...how: [string | null, number | null, Context | null]) =>
    of === null ? null : lookup(of, ...how);
  const s: Lookup = (word, ...how) => {
    if (word.length < 3 || !word.endsWith('s')) return null;
    const long = word.length > 4;
    const of = stem([
      !word.endsWith('ss') && word.slice(0, -1),
      (word.endsWith("'s") || (long && word.endsWith('es') && !word.endsWith('ies'))) && word.slice(0, -2),
      long && word.endsWith('ies') && `${word.slice(0, -3)}y`,
    ]);
    return withS(said(of, ...how));
  };
  const ed: Lookup = (word, ...how) => {
    if (word.length < 4 || !word.endsWith('d')) return null;
    const of = stem([
      !word.endsWith('dd') && word.slice(0, -1),
      word.length > 4 && word.endsWith('ed') && !word.endsWith('eed') && word.slice(0, -2),
    ]);
    return withEd(said(of, ...how));
  };
  const ing: Lookup = (word, ...how) => {
    if (word.length < 5 || !word.endsWith('ing')) return null;
    const long = word.length > 5;
    const of = stem([
      long && word.slice(0, -3),
      `${word.slice(0, -3)}e`,
      long && /([bcdgklmnprstvxz])\1ing$|cking$/.test(word) && word.slice(0, -4),
    ]);
    return withIng(said(of, ...how));
  };
  return { s, ed, ing };
};

const ends = (phonemes: string, sounds: string) => sounds.includes(phonemes.slice(-1));

const withS = (phonemes: string | null): string | null => {
  if (!phonemes) return null;
  if (ends(phonemes, 'ptkfθ')) return `${phonemes}s`;
  return `${phonemes}${ends(phonemes, 'szʃʒʧʤ') ? 'ᵻ' : ''}z`;
};

const withEd = (phonemes: string | null): string | null => {
  if (!phonemes) return null;
  if (ends(phonemes, 'pkfθʃsʧ')) return `${phonemes}t`;
  if (ends(phonemes, 'd')) return `${phonemes}ᵻd`;
  if (!ends(phonemes, 't')) return `${phonemes}d`;
  if (phonemes.length < 2) return `${phonemes}ɪd`;
  return beforeTap.has(phonemes.charAt(phonemes.length - 2)) ? `${phonemes.slice(0, -1)}ɾᵻd` : `${phonemes}ᵻd`;
};

const withIng = (phonemes: string | null): string | null => {
  if (!phonemes) return null;
  const taps = ends(phonemes, 't') && beforeTap.has(phonemes.charAt(phonemes.length - 2));
  return `${taps ? `${phonemes.slice(0, -1)}ɾ` : phonemes}ɪŋ`;
};
