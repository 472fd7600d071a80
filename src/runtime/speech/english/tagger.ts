import { isLetters, isLower, isUpper } from './characters';
import type { TaggerTables } from './pack';

const before = ['-START2-', '-START-'] as const;
const after = ['-END-', '-END2-'];

/**
 * Finds the part of speech of each word: "read" and "record" sound different as noun and verb. An averaged perceptron: a
 * word that nearly always has the same tag is in a list, and for others the weights of what is around them are added up.
 */
export const tagger = ({ tags, known, common, weights }: TaggerTables): ((words: string[]) => string[]) => {
  const best = (features: string[]) => {
    const scores = new Map<string, number>();
    for (const feature of features) {
      for (const [tag, weight] of weights(feature)) scores.set(tag, (scores.get(tag) ?? 0) + weight);
    }
    if (scores.size === 0) return 'NN';
    // Of equal ones, the last by its name.
    return tags.reduce((so, tag) => {
      const difference = (scores.get(tag) ?? 0) - (scores.get(so) ?? 0);
      return difference > 0 || (difference === 0 && tag > so) ? tag : so;
    });
  };
  return (words) => {
    const around = [
      ...before,
      ...words.map((word) => (common.has(plain(word)) ? plain(word) : `<${shapeOf(word)}>`)),
      ...after,
    ];
    let [previous, earlier]: string[] = ['-START-', '-START2-'];
    return words.map((word, i) => {
      const tag = known.get(word) ?? best(featuresOf(i, word, around, previous as string, earlier as string));
      [previous, earlier] = [tag, previous];
      return tag;
    });
  };
};

const plain = (word: string) => {
  if (word.includes('-') && !word.startsWith('-')) return '!HYPHEN';
  if (/^\p{Nd}{4}$/u.test(word)) return '!YEAR';
  if (/^\p{Nd}/u.test(word)) return '!DIGITS';
  return word.toLowerCase();
};

const shapeOf = (word: string) => {
  if (isLetters(word)) {
    if (isLower(word)) return 'x';
    if (isUpper(word)) return word.length > 1 ? 'XX' : 'X1';
    return isUpper(word.charAt(0)) && isLower(word.slice(1)) ? 'Xx' : 'xX';
  }
  if (/^\p{Nd}+$/u.test(word)) return 'd';
  return Array.from(word)
    .slice(0, 4)
    .map((each) => (/\p{Nd}/u.test(each) ? 'd' : /\p{L}/u.test(each) ? 'x' : each))
    .join('');
};

const featuresOf = (i: number, word: string, around: string[], previous: string, earlier: string) => {
  const at = (offset: number) => around[i + 2 + offset] ?? '';
  return [
    'b',
    `s3=${word.slice(-3)}`,
    `p1=${Array.from(word)[0]}`,
    `w=${at(0)}`,
    `sh=${shapeOf(word)}`,
    i === 0 ? 'i0' : 'i+',
    `t-1=${previous}`,
    `t-2=${earlier}`,
    `t-12=${previous},${earlier}`,
    `w-1=${at(-1)}`,
    `s3-1=${at(-1).slice(-3)}`,
    `w-2=${at(-2)}`,
    `w+1=${at(1)}`,
    `s3+1=${at(1).slice(-3)}`,
    `w+2=${at(2)}`,
  ];
};
