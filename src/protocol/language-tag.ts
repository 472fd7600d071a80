/** A language tag in its usual form (BCP 47), also if it is written as `pt_BR`; `undefined` if it is none. */
export const canonicalTag = (tag: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
};

/** The language of a tag, without its script and its country. */
export const primaryLanguage = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';
