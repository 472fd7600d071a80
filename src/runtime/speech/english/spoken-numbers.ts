import type { Lexicon } from './lexicon';
import { cardinal, decimal, ordinal, year } from './number-words';

const money = new Map(Object.entries({ $: ['dollar', 'cent'], '£': ['pound', 'pence'], '€': ['euro', 'cent'] }));
export const isCurrency = (sign: string): boolean => money.has(sign);

const isDigits = (text: string) => /^[0-9]+$/.test(text);
const endings = ['ing', "'d", 'ed', "'s", 'st', 'nd', 'rd', 'th', 's'];

/** Is the word written in digits, as "1,250.5" and "90s" are? */
export const isNumber = (word: string, head: boolean): boolean => {
  if (!/[0-9]/.test(word)) return false;
  const ending = endings.find((each) => word.endsWith(each)) ?? '';
  const digits = word.slice(0, word.length - ending.length);
  return (head ? /^-?[0-9,.]*$/ : /^[0-9,.]*$/).test(digits);
};

/** How a number is said: years, ordinals, sums of money, and the digits of what continues a word ("B2B", "A320"). */
export const sayNumber = (
  given: string,
  currency: string | undefined,
  head: boolean,
  lexicon: Lexicon,
): string | null => {
  const ending = /[a-z']+$/.exec(given)?.[0] ?? '';
  const signed = given.slice(0, given.length - ending.length);
  const minus = signed.startsWith('-');
  const number = minus ? signed.slice(1) : signed;
  const words = minus ? ['minus'] : [];
  const read = wordsOf(number, ending, currency, head, minus);
  const said = [...words, ...read].map((word) => {
    if (word.endsWith(plural)) return lexicon.withS(lexicon.lookup(word.slice(0, -plural.length), null, null, null));
    // Before more digits, "oh" and "point" have no stress.
    return lexicon.lookup(word, null, word === 'O' || word === 'point' ? -2 : null, null);
  });
  if (said.length === 0) return null;
  const phonemes = said.map((each) => each ?? '').join(' ');
  if (ending === 's' || ending === "'s") return lexicon.withS(phonemes);
  if (ending === 'ed' || ending === "'d") return lexicon.withEd(phonemes);
  return ending === 'ing' ? lexicon.withIng(phonemes) : phonemes;
};

/** Marks a word that is said with the ending of its plural. */
const plural = '+s';

/** Spoken words without "and", which belongs to other Englishes. */
const plainWords = (words: string) => words.split(/[^a-z]+/).filter((word) => word !== 'and');
const counted = (digits: string) => plainWords(cardinal(digits));
const oneByOne = (digits: string) => Array.from(digits).flatMap(counted);

const wordsOf = (
  number: string,
  ending: string,
  currency: string | undefined,
  head: boolean,
  minus: boolean,
): string[] => {
  const isOrdinal = ['st', 'nd', 'rd', 'th'].includes(ending);
  const digits = number.replaceAll(',', '');
  if (isDigits(number) && isOrdinal) return plainWords(ordinal(number));
  const inMoney = currency === undefined ? undefined : money.get(currency);
  if (!minus && number.length === 4 && !inMoney && isDigits(number)) return plainWords(year(number));
  if (!head && !number.includes('.')) return withinWord(digits);
  const parts = digits.split('.');
  if (parts.length > 2 || !head) return parts.filter(Boolean).flatMap(inParts);
  // Three digits after the point are no cents.
  if (inMoney && (parts.length < 2 || (parts[1] as string).length < 3))
    return sumOf(parts, inMoney as [string, string]);
  if (!number.includes('.')) return plainWords(isOrdinal && !isDigits(number) ? ordinal(digits) : cardinal(digits));
  return plainWords(
    digits.startsWith('.')
      ? `point ${Array.from(digits.slice(1), (each) => cardinal(each)).join(' ')}`
      : decimal(digits),
  );
};

/** "A320": three twenty. */
const withinWord = (digits: string): string[] => {
  if (digits.startsWith('0') || digits.length > 3) return oneByOne(digits);
  if (digits.length < 3 || digits.endsWith('00')) return counted(digits);
  const [first, rest] = [digits.charAt(0), digits.slice(1)];
  return rest.startsWith('0')
    ? [...counted(first), 'O', ...counted(rest.charAt(1))]
    : [...counted(first), ...counted(rest)];
};

/** A part of "3.11.0". */
const inParts = (digits: string): string[] =>
  digits.startsWith('0') || (digits.length !== 2 && /[^0]/.test(digits.slice(1))) ? oneByOne(digits) : counted(digits);

const sumOf = (parts: string[], [unit, small]: [string, string]): string[] => {
  const amounts = parts.map((part, i) => ({ digits: part || '0', unit: i === 0 ? unit : small }));
  const isZero = (at: number) => /^0*$/.test(amounts[at]?.digits ?? '0');
  const told = amounts.length < 2 ? amounts : isZero(1) ? amounts.slice(0, 1) : isZero(0) ? amounts.slice(1) : amounts;
  return told.flatMap((amount, i) => [
    ...(i > 0 ? ['and'] : []),
    ...counted(amount.digits),
    /^0*1$/.test(amount.digits) || amount.unit === 'pence' ? amount.unit : amount.unit + plural,
  ]);
};

/** The name of the money, after a sum whose number was not read with it. */
export const moneyName = (sign: string, lexicon: Lexicon): string | null => {
  const [unit] = money.get(sign) ?? [];
  return unit === undefined ? null : lexicon.withS(lexicon.lookup(unit, null, null, null));
};
