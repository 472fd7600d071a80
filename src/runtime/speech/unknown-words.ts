import type { Network } from '../onnx';
import type { EnglishTables } from './english/pack';

/**
 * Says words that are in no dictionary, by a small network that reads letters. It remembers what it has said.
 *
 * @param open opens the network, once there is such a word
 */
export const unknownWords = (open: () => Promise<Network>, { in: letters, out, maxlen }: EnglishTables['unknown']) => {
  let network: Promise<Network> | undefined;
  const said = new Map<string, string>();
  const numbers = new Map(letters.map((letter, i) => [letter, i + 1]));

  const say = async (word: string): Promise<string> => {
    const read = Array.from(word, (letter) => numbers.get(letter) ?? 0).filter(Boolean);
    const chars = read.slice(0, maxlen);
    if (chars.length === 0) return '';
    network ??= open();
    const outputs = await (await network)({
      chars: { shape: [1, chars.length], data: BigInt64Array.from(chars, BigInt) },
    });
    const [steps = new BigInt64Array()] = Object.values(outputs);
    // A step repeats the one before, or is empty, where letters are silent or long.
    return Array.from(steps, Number)
      .filter((each, i, all) => each !== 0 && each !== (all[i - 1] ?? 0))
      .map((each) => out[each - 1] ?? '')
      .join('');
  };

  /** Runs `phonemize` until all words that it asks for have been said. */
  return async (phonemize: (unknown: (word: string) => string) => string): Promise<string> => {
    for (;;) {
      const asked = new Set<string>();
      const phonemes = phonemize((word) => {
        if (!said.has(word)) asked.add(word);
        return said.get(word) ?? '';
      });
      if (asked.size === 0) return phonemes;
      if (said.size > 2000) said.clear();
      for (const word of asked) said.set(word, await say(word));
    }
  };
};
