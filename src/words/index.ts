import { createSignal } from 'solid-js';
import { template as ofSolid } from 'solid-js/web';
import type { GivenWords } from './given-languages';
import type { Voice } from './voice';

let voice: Voice | undefined;
/** The languages that the person reads, once they are known, if the first is not English. */
let wanted: readonly string[] | undefined;
let loading: Promise<unknown> | undefined;
let isAsked = false;
const [isLoading, setLoading] = createSignal(false);

export type { GivenWords };

/** Whether the words of the person's language are still on their way. Nothing should be shown until then. */
export { isLoading };

/** The language of the interface, a BCP 47 tag. Numbers and dates among its words follow it. */
export const language = (): string => voice?.language ?? 'en';

/** The `lang` of an app. In English, it is that of the page that it is in: an author may write another language. */
export const spokenLanguage = () => voice?.language;

/** The `dir` of an app. In English, it is that of the page that it is in. */
export const direction = () => voice?.direction;

/**
 * A text of the interface in the person's language. The English text is its own key; numbers are formatted.
 *
 * @example say('Submit')
 * @example say`${index} of ${count}`
 */
export const say = (text: string | readonly string[], ...values: readonly (string | number)[]): string =>
  voice
    ? voice.say(text, values)
    : String.raw({ raw: [text].flat() }, ...values.map((value) => value.toLocaleString('en')));

/** Solid's function for templates; the build puts this in its place. What is fixed in a template gets translated, too. */
export const template: typeof ofSolid = (html, ...flags) => {
  let make: (() => Element) | undefined;
  return (() => {
    make ??= ofSolid(voice ? voice.html(html) : html, ...flags);
    return make();
  }) as ReturnType<typeof ofSolid>;
};

/**
 * Loads the words of the person's language, unless it is English. A page has one language: the first call decides.
 *
 * @param tag The language that an embedder has chosen. By default, the browser knows what the person reads.
 */
export const speak = (tag?: string | null): void => {
  const asked = tag ? [tag] : navigator.languages;
  if (isAsked) return;
  isAsked = true;
  if (/^en\b/i.test(asked[0] ?? 'en')) return;
  wanted = asked;
  setLoading(true);
  loading = import('./languages')
    .then(async ({ voiceOf }) => {
      voice = await voiceOf(asked);
    })
    // Without its words, the interface is in English.
    .catch(() => {})
    .then(() => setLoading(false));
};

/** What a program is told of the person's language, once its words have loaded; `undefined` for English. */
export const spoken = async () => {
  await loading;
  return wanted && { languages: wanted, words: voice?.lent ?? {} };
};

/** The words of the person's language, for a page that is exported. */
export const spokenWords = (): GivenWords | undefined => voice;
