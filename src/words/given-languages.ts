import { type Catalog, createVoice, primary, type Voice } from './voice';

/** The words that a page holds in itself. */
export type GivenWords = { language: string; words: Catalog };

let given: GivenWords | undefined;

/** Gives an exported page the words that it was exported with. */
export const giveWords = (words: GivenWords | undefined): void => {
  given = words;
};

/**
 * Takes the place of `languages.ts` in an exported page. With all languages, every export would be larger by a quarter of a
 * megabyte; it has the one that its author reads, for visitors who read it too.
 */
export const voiceOf = async (wanted: readonly string[]): Promise<Voice | undefined> => {
  const { language, words } = given ?? {};
  const first = wanted.find((each) => primary(each) === 'en' || (language && primary(each) === primary(language)));
  return words && language && first && primary(first) !== 'en' ? createVoice(words, language) : undefined;
};
