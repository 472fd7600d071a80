import type { Language } from '@codemirror/language';
import { highlightCode } from '@lezer/highlight';
import { highlighter } from './highlighter';
import { loadedLanguage, loadLanguage } from './languages';

/** Longer code stays plain, since highlighting parses it in one go. In UTF-16 code units. */
const longest = 30_000;

/** Longer code than this is highlighted only once it has stopped growing, since that takes a good part of a frame … */
const quick = 5_000;

/** … which is assumed after this many milliseconds. */
const settled = 250;

const colour = (element: HTMLElement, language: Language) => {
  const code = element.textContent ?? '';
  if (code.length > longest) return;
  const fragment = document.createDocumentFragment();
  const put = (text: string, classes: string) => {
    if (!classes) return fragment.append(text);
    const span = document.createElement('span');
    span.className = classes;
    span.textContent = text;
    fragment.append(span);
  };
  highlightCode(code, language.parser.parse(code), highlighter, put, () => put('\n', ''));
  element.replaceChildren(fragment);
};

/** Highlights short code if its language is already loaded; returns whether it did. */
export const highlightNow = (element: HTMLElement, name: string): boolean => {
  const language = loadedLanguage(name);
  if (!language || (element.textContent ?? '').length > quick) return false;
  colour(element, language);
  return true;
};

/** Loads a language and highlights code with it. The code stays as it is if there is no such language. */
export const highlight = async (element: HTMLElement, name: string): Promise<void> => {
  const support = await loadLanguage(name).catch(() => undefined);
  if (!support) return;
  // A growing block is rendered again each time, which removes this one from the document.
  if ((element.textContent ?? '').length > quick) await new Promise((resolve) => setTimeout(resolve, settled));
  if (element.isConnected) colour(element, support.language);
};
