import { type Language, LanguageDescription, type LanguageSupport } from '@codemirror/language';
import { languages } from '@codemirror/language-data';

/** Names in use that CodeMirror's list does not know. */
const others: Record<string, string> = { console: 'shell', py3: 'python', plaintext: 'text' };

const descriptionOf = (name: string) =>
  LanguageDescription.matchLanguageName(languages, others[name.toLowerCase()] ?? name, false);

/** Loads the language that a fence or a `language` property names; resolves to `undefined` if it is unknown. */
export const loadLanguage = async (name: string): Promise<LanguageSupport | undefined> => descriptionOf(name)?.load();

/** The same language if it is already loaded, so that no frame shows the code without colours. */
export const loadedLanguage = (name: string): Language | undefined => descriptionOf(name)?.support?.language;
