import { canonicalTag, primaryLanguage } from '../protocol';
import { type Catalog, createVoice, type Voice } from './voice';

/** The languages besides English, by BCP 47 tag. */
export const catalogs: Readonly<Record<string, () => Promise<{ words: Catalog }>>> = {
  ar: () => import('./catalogs/ar'),
  de: () => import('./catalogs/de'),
  es: () => import('./catalogs/es'),
  fr: () => import('./catalogs/fr'),
  it: () => import('./catalogs/it'),
  ja: () => import('./catalogs/ja'),
  nl: () => import('./catalogs/nl'),
  pl: () => import('./catalogs/pl'),
  'pt-BR': () => import('./catalogs/pt-br'),
  uk: () => import('./catalogs/uk'),
  'zh-CN': () => import('./catalogs/zh-cn'),
};

/**
 * The first of the wanted languages that there are words for; `undefined` for English. A variety that has no words of its
 * own gets those of another one: Portuguese is Brazilian, and Chinese is simplified.
 */
export const languageFor = (wanted: readonly string[]): { catalog: string; tag: string } | undefined => {
  for (const each of wanted) {
    const tag = canonicalTag(each);
    if (!tag) continue;
    if (primaryLanguage(tag) === 'en') return undefined;
    const catalog = Object.keys(catalogs).find((known) => primaryLanguage(known) === primaryLanguage(tag));
    // Numbers and dates differ between countries; words of another variety are told as what they are.
    if (catalog) return { catalog, tag: catalog.includes('-') ? catalog : tag };
  }
  return undefined;
};

/** Loads the voice of the first of these languages that there is. */
export const voiceOf = async (wanted: readonly string[]): Promise<Voice | undefined> => {
  const found = languageFor(wanted);
  const loaded = found && (await catalogs[found.catalog]?.());
  return loaded && createVoice(loaded.words, found.tag);
};
