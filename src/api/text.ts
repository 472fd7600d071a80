export type GenerateTextOptions = {
  /** How many tokens to write at most; 200 by default. A token is a short word or a part of a longer one. */
  maxTokens?: number;
  /** How daring the choice of each token is, from 0 to 2; 0.8 by default. At 0, it is always the likeliest: the same each time. */
  temperature?: number;
  /** From how many of the likeliest tokens to choose; 40 by default. */
  topK?: number;
  /** A whole number. The same seed gives the same text; without one, each text is another. */
  seed?: number;
};

/**
 * Goes on with a text, token by token. This is a tiny language model of a million parameters, which has read nothing but the
 * six novels of Jane Austen: it rambles in their manner, and knows and understands nothing. It runs in this browser: its first
 * call loads 1.1 MB, which are kept, so that it works without a network from then on.
 *
 * It reads English alone, and only the end of a long text: 128 tokens, some 450 characters. Given an empty text, it begins a
 * chapter. It ends after `maxTokens`, or earlier where a chapter would end.
 *
 * @throws TypeError for anything that is no text, and for an option that it does not have
 * @throws RangeError for an option outside its range
 * @throws Error if the model cannot be loaded
 * @example
 * let story = 'It is a truth universally acknowledged';
 * for await (const piece of generateText(story)) yield (story += piece);
 */
export declare const generateText: (text: string, options?: GenerateTextOptions) => AsyncGenerator<string, void, void>;
