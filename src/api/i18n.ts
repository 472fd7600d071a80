import { finishTools } from './finish';

/** The texts of an app: of each language, by its tag (BCP 47), the texts by names of your own. */
export type Translations = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The names of all texts. */
type Names<T extends Translations> = { [Language in keyof T]: keyof T[Language] }[keyof T] & string;

/**
 * The texts of an app in several languages; Gradio's `gr.I18n`. Gives a function from a text's name to the text in the
 * language that the person's browser asks for, or else in English, or else in the first language given. Use it wherever a
 * text is taken: for labels, titles, choices, messages. The interface's own words follow the same language.
 *
 * @throws TypeError for a language tag that is none, for a text that is none, and for a name that no language has, with
 *   the nearest one
 * @example
 * const t = yc.i18n({
 *   en: { name: 'Name', hello: 'Hello' },
 *   de: { name: 'Name', hello: 'Guten Tag' },
 * });
 * const name = yc.Textbox({ label: t('name') });
 * export default yc.Interface({ fn: (name) => `${t('hello')}, ${name}!`, inputs: name, outputs: yc.Textbox() });
 */
export const i18n = <const T extends Translations>(texts: T): ((name: Names<T>) => string) =>
  finishTools()?.i18n(texts) ?? String;
