import { canonicalTag, primaryLanguage, suggest } from '../../protocol';
import { said } from './said';

type Texts = Readonly<Record<string, string>>;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks the texts of `yc.i18n`. Throws a sentence that names what is wrong. */
const check = (given: unknown): [tag: string, texts: Texts][] => {
  if (!isPlain(given))
    throw new TypeError(`yc.i18n takes texts by language: { en: { name: 'Name' } }; got ${said(given)}.`);
  const all = Object.entries(given).map(([language, texts]): [string, Texts] => {
    const tag = canonicalTag(language);
    if (!tag) throw new TypeError(`yc.i18n: “${language}” is no language tag. Tags are such as en, de and pt-BR.`);
    if (!isPlain(texts)) throw new TypeError(`yc.i18n: ${language} takes texts by name; got ${said(texts)}.`);
    for (const [name, text] of Object.entries(texts)) {
      if (typeof text !== 'string') throw new TypeError(`yc.i18n: ${language}.${name} is a text; got ${said(text)}.`);
    }
    return [tag, texts as Texts];
  });
  if (all.length === 0) throw new TypeError('yc.i18n takes at least one language.');
  return all;
};

/**
 * Implements `yc.i18n`. The order of the languages to look in: those that the person reads, first the same variety, then any
 * other one; English; and those that are left.
 *
 * @param wanted what the person reads, the most wanted first
 */
export const translator = (given: unknown, wanted: readonly string[]) => {
  const all = check(given);
  const order = [...wanted, 'en'].flatMap((each) => {
    const tag = canonicalTag(each);
    if (!tag) return [];
    const related = all.filter(([language]) => primaryLanguage(language) === primaryLanguage(tag));
    const first = (wished: string | undefined) => related.filter(([language]) => language === wished);
    return [...first(tag), ...first(primaryLanguage(tag)), ...related];
  });
  order.push(...all);
  return (name: string): string => {
    const found = order.find(([, texts]) => Object.hasOwn(texts, name));
    if (found) return found[1][name] as string;
    const names = new Set(all.flatMap(([, texts]) => Object.keys(texts)));
    const near = suggest(String(name), names);
    throw new TypeError(`yc.i18n has no text “${String(name)}”.${near ? ` Did you mean “${near}”?` : ''}`);
  };
};
