import type { Program } from '../protocol';

let words: Readonly<Record<string, string>> = {};

/** Takes the words that the page gives with a program: it alone knows the person's language. */
export const setWords = (spoken: Program['spoken']): void => {
  words = spoken?.words ?? {};
};

/** One of the interface's own words that are made here, such as the label of a button, in the person's language. */
export const say = (text: string): string => (Object.hasOwn(words, text) ? (words[text] as string) : text);
