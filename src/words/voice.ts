import { primaryLanguage } from '../protocol';

/** Says the interface's words in a language other than English. */
export type Voice = {
  /** A BCP 47 tag. */
  language: string;
  words: Catalog;
  /** The words that are made in the sandbox. */
  lent: Readonly<Record<string, string>>;
  direction: 'ltr' | 'rtl';
  say(text: string | readonly string[], values: readonly (string | number)[]): string;
  /** Translates the texts in a template of Solid's. */
  html(html: string): string;
};

/** A text, or its forms by plural category of the first number in it. `{0}` stands for the first value. */
export type Said = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** The interface's words in one language, by their English text. */
export type Catalog = Readonly<Record<string, Said>>;

const rightToLeft = new Set(['ar']);

const placeholder = /\{(\d+)\}/g;

/** A text as it stands in catalogs: `${a} of ${b}` is `{0} of {1}`. */
export const keyOf = (text: string | readonly string[]): string =>
  typeof text === 'string' ? text : text.reduce((key, part, i) => `${key}{${i - 1}}${part}`);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** The interface's words that are made in the sandbox: labels that an author may give, and their default. */
export const lentWords = [
  'Submit',
  'Generate',
  'Stop',
  'Clear',
  'Output',
  'About',
  'More',
  'More inputs',
  'Conversation',
  'Message',
  'Write a message',
  'Flagged',
  'Flagged answers',
];

/** Makes the voice of a language. */
export const createVoice = (words: Catalog, language: string): Voice => {
  const rules = new Intl.PluralRules(language);
  // The other numbers on the page have these digits, whatever the language.
  const locale = new Intl.Locale(language, { numberingSystem: 'latn' }).toString();
  const say: Voice['say'] = (text, values) => {
    const key = keyOf(text);
    const found = Object.hasOwn(words, key) ? words[key] : undefined;
    const count = values.find((value) => typeof value === 'number');
    const said =
      typeof found === 'object' ? (found[rules.select(count === undefined ? 0 : Number(count))] ?? found.other) : found;
    if (values.length === 0) return said ?? key;
    return (said ?? key).replace(placeholder, (_, i) => (values[i] ?? '').toLocaleString(locale));
  };
  const translated = (escaped: string): string => {
    const text = escaped.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    const said = words[text.trim()];
    if (typeof said !== 'string') return escaped;
    return text.replace(text.trim(), () => said.replace(/[&<"]/g, (each) => escapes[each] ?? each));
  };
  return {
    language,
    words,
    lent: Object.fromEntries(lentWords.map((each) => [each, say(each, [])])),
    direction: rightToLeft.has(primaryLanguage(language)) ? 'rtl' : 'ltr',
    say,
    // Solid's compiler writes quotation marks only where an attribute needs them, and no space after them.
    html: (html) =>
      html
        .replace(/(?<=[\s"])(aria-label|title|placeholder|alt)=(?:"([^"]*)"|([^\s">]+))/g, (_, name, quoted, bare) => {
          return `${name}="${translated(quoted ?? bare)}"`;
        })
        .replace(/>([^<>]+)/g, (_, text) => `>${translated(text)}`),
  };
};
