/** What Python's regular expressions call a word's character, and a letter; for classes and patterns with the flag `u`. */
export const wordCharacter = '\\p{L}\\p{N}_';
export const letter = '[\\p{L}\\p{Nl}\\p{No}]';
/** Where a word begins and ends: `\b` knows ASCII only. */
export const wordStart = `(?<![${wordCharacter}])`;
export const wordEnd = `(?![${wordCharacter}])`;
export const lower = 'a-zß-öø-ÿ';
export const upper = 'A-ZÀ-ÖØ-Þ';

/** The text as part of a regular expression. */
export const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** One of the words, the longest that fits. */
export const anyOf = (words: string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map(literally)
    .join('|');

export const isLetters = (text: string): boolean => /^\p{L}+$/u.test(text);
export const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
export const isLower = (text: string): boolean => text === text.toLowerCase() && text !== text.toUpperCase();
export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
