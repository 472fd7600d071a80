/** What a word sounds like: one way, or one for each part of speech. */
export type Entry = string | Record<string, string | null>;

export type WordTables = {
  months: Record<string, string>;
  titles: Record<string, string>;
  abbreviations: Record<string, string>;
  units: Record<string, [one: string, many: string]>;
  symbols: Record<string, string>;
  currency: Record<string, [one: string, many: string]>;
  roman_cardinal: string[];
  roman_ordinal: string[];
};

export type TaggerTables = {
  tags: string[];
  /** Words that nearly always have the same tag. */
  known: Map<string, string>;
  /** The words that its features name. */
  common: Set<string>;
  weights: (feature: string) => [tag: string, weight: number][];
};

/** All that is known of English, as it is read from the file that `tests/tools/speech-pack.mjs` writes. */
export type EnglishTables = {
  gold: Map<string, Entry>;
  silver: Map<string, Entry>;
  tagger: TaggerTables;
  special: Map<string, string[]>;
  words: WordTables;
  /** The voice's number for each phoneme. */
  ids: Map<string, number>;
  /** The characters that the network for unknown words reads, those that it writes, and how many it takes. */
  unknown: { in: string[]; out: string[]; maxlen: number };
};

/** Words in order, each without the letters that it shares with the one before: how many, in base 36, then the rest. */
type Sorted = string;

type Packed = {
  gold: [words: Sorted, phonemes: string];
  silver: [words: Sorted, phonemes: string];
  tags: string[];
  /** Each tag is a character, from `A` on in the order of `tags`. */
  known: [words: Sorted, tags: string];
  common: Sorted;
  features: [names: Sorted, weights: string];
  special: Record<string, string[]>;
  words: WordTables;
  ids: Record<string, number>;
  unknown: EnglishTables['unknown'];
};

/** Reads the packed tables. What is wrong with them is not told here: they are checked by their hash. */
export const readPack = (text: string): EnglishTables => {
  const packed: Packed = JSON.parse(text);
  const { tags, unknown, words } = packed;
  const tagOf = (letter: string) => tags[letter.charCodeAt(0) - 65] ?? 'NN';
  const features = new Map(zip(packed.features));
  return {
    gold: dictionary(packed.gold),
    silver: dictionary(packed.silver),
    tagger: {
      tags,
      known: new Map(sorted(packed.known[0]).map((word, i) => [word, tagOf(packed.known[1].charAt(i))])),
      common: new Set(sorted(packed.common)),
      // In tenths. Most of them are never needed, so each is read when it is.
      weights: (feature) =>
        Array.from((features.get(feature) ?? '').matchAll(/(\D)(-?\d+)/g), ([, letter = '', tenths]) => [
          tagOf(letter),
          Number(tenths) / 10,
        ]),
    },
    special: new Map(Object.entries(packed.special)),
    words,
    ids: new Map(Object.entries(packed.ids)),
    unknown,
  };
};

const sorted = (text: Sorted): string[] => {
  let word = '';
  return text.split('\n').map((line) => {
    word = word.slice(0, Number.parseInt(line.charAt(0), 36)) + line.slice(1);
    return word;
  });
};

const zip = ([words, values]: [Sorted, string]): [string, string][] => {
  const lines = values.split('\n');
  return sorted(words).map((word, i) => [word, lines[i] ?? '']);
};

const dictionary = (columns: [Sorted, string]): Map<string, Entry> =>
  new Map(zip(columns).map(([word, entry]) => [word, entry.startsWith('{') ? JSON.parse(entry) : entry]));
