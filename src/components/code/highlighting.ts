import type { Language } from '@codemirror/language';
import { highlightCode } from '@lezer/highlight';
import { highlighter } from './highlighter';
import { loadedLanguage, loadLanguage } from './languages';

/** Longer code is shown without colours: it is parsed in one go. In UTF-16 code units. */
const longest = 30_000;

/** Longer code than this is coloured only once it has stopped growing, since that takes a good part of a frame … */
const quick = 5_000;

/** … which is after this many milliseconds. */
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

/** Colours code by a language that is there already; tells whether it did. */
export const highlightNow = (element: HTMLElement, name: string): boolean => {
  const language = loadedLanguage(name);
  if (!language || (element.textContent ?? '').length > quick) return false;
  colour(element, language);
  return true;
};

/** Colours code by a language that is loaded for it. Without such a language the code stays as it is. */
export const highlight = async (element: HTMLElement, name: string): Promise<void> => {
  const support = await loadLanguage(name).catch(() => undefined);
  if (!support) return;
  // A block that grows is made anew each time, and the one here is gone by then.
  if ((element.textContent ?? '').length > quick) await new Promise((resolve) => setTimeout(resolve, settled));
  if (element.isConnected) colour(element, support.language);
};
