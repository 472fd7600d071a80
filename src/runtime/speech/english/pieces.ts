/** A word or a sign, and the space after it. */
export type Piece = { text: string; space: string };

/** A piece on its way to its sound. */
export type Token = Piece & {
  /** Its part of speech, as the Penn Treebank names it. */
  tag: string;
  /** How it is said; null until that is known. */
  phonemes: string | null;
  /** Does it begin a word, rather than continue one? */
  head: boolean;
  /** What is read in its place. */
  alias?: string;
  /** The sign of the money that it counts. */
  currency?: string;
  /** Is it said apart from the part before it? */
  apart: boolean;
};

/** What follows a word: how it begins, null where the voice pauses, and whether it is "to". */
export type Context = { vowel: boolean | null; to: boolean };

/** The tokens as one. Its phonemes are theirs if they are all known; otherwise they are left to find out. */
export const merged = (tokens: Token[], phonemes: string | null): Token => {
  const weight = ({ text }: Token) =>
    Array.from(text).reduce((sum, each) => sum + (each === each.toLowerCase() ? 1 : 2), 0);
  const heaviest = tokens.reduce((best, each) => (weight(each) > weight(best) ? each : best));
  const currency = tokens
    .flatMap((each) => each.currency ?? [])
    .toSorted()
    .at(-1);
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token];
  return {
    text: textOf(tokens),
    tag: heaviest.tag,
    space: last.space,
    phonemes,
    head: first.head,
    ...(currency !== undefined && { currency }),
    apart: first.apart,
  };
};

/** The text of tokens in a row, without the space after the last. */
export const textOf = (tokens: Token[]): string =>
  tokens.map(({ text, space }, i) => text + (i + 1 < tokens.length ? space : '')).join('');

/** The phonemes of the parts of one word. */
export const joinedPhonemes = (tokens: Token[]): string =>
  tokens.reduce((so, { apart, phonemes }) => {
    const space = apart && so !== '' && !/\s$/.test(so) && phonemes ? ' ' : '';
    return so + space + (phonemes ?? '');
  }, '');
