import { type Language, LanguageDescription, type LanguageSupport } from '@codemirror/language';
import { languages } from '@codemirror/language-data';

/** Names that people write and that the list does not know. */
const others: Record<string, string> = { console: 'shell', py3: 'python', plaintext: 'text' };

const descriptionOf = (name: string) =>
  LanguageDescription.matchLanguageName(languages, others[name.toLowerCase()] ?? name, false);

/** A language by the name that a fence or a `language` property gives; nothing where none is known. */
export const loadLanguage = async (name: string): Promise<LanguageSupport | undefined> => descriptionOf(name)?.load();

/** The same, where it has been loaded already: then no frame shows the code without colours. */
export const loadedLanguage = (name: string): Language | undefined => descriptionOf(name)?.support?.language;
