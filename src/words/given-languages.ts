import { primaryLanguage } from '../protocol';
import { type Catalog, createVoice, type Voice } from './voice';

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
  const first = wanted.find(
    (each) => primaryLanguage(each) === 'en' || (language && primaryLanguage(each) === primaryLanguage(language)),
  );
  return words && language && first && primaryLanguage(first) !== 'en' ? createVoice(words, language) : undefined;
};
