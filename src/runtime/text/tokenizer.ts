/** A word with the space before it, marks with the space before them, the end of a paragraph, a space alone. */
const pieces = / ?[A-Za-z]+| ?[0-9]| ?[^\sA-Za-z0-9]+|\n| /g;

/** The token before a chapter, and so after one. The characters come next, then a token for each pair that is joined. */
export const start = 0;

export type Tokenizer = {
  /** The tokens of a text. Characters that the model has never seen are left out. */
  encode(text: string): number[];
  /** What each token stands for. */
  readonly texts: readonly string[];
};

/** Byte pair encoding, of characters: pairs are joined in the order in which they were learned. */
export const createTokenizer = (characters: string, merges: readonly (readonly [number, number])[]): Tokenizer => {
  const texts = ['', ...characters];
  const ids = new Map(texts.map((text, id) => [text, id]));
  const ranks = new Map<number, number>();
  const most = texts.length + merges.length;
  for (const [first, second] of merges) {
    ranks.set(first * most + second, texts.length);
    texts.push(`${texts[first]}${texts[second]}`);
  }

  const encodePiece = (piece: string) => {
    const tokens = Array.from(piece, (character) => ids.get(character)).filter((id) => id !== undefined);
    while (tokens.length > 1) {
      let [best, at] = [most, 0];
      for (let i = 0; i + 1 < tokens.length; i++) {
        const joined = ranks.get((tokens[i] as number) * most + (tokens[i + 1] as number)) ?? most;
        if (joined < best) [best, at] = [joined, i];
      }
      if (best === most) break;
      tokens.splice(at, 2, best);
    }
    return tokens;
  };

  return { texts, encode: (text) => (plain(text).match(pieces) ?? []).flatMap(encodePiece) };
};

const straight: readonly [RegExp, string][] = [
  [/[“”„«»]/g, '"'],
  [/[‘’‚]/g, "'"],
  [/[—–]/g, '--'],
  [/\r\n?/g, '\n'],
  [/\t/g, ' '],
];

/** As the model has read it: letters without accents, straight quotes, and nothing that it has never seen. */
const plain = (text: string): string =>
  straight
    .reduce((so, [from, to]) => so.replace(from, to), text)
    .normalize('NFKD')
    .replace(/[^\n -~]/g, '')
    .replace(/ +/g, ' ')
    .replace(/\n+/g, '\n');
