import type { LanguageWords } from '../../../protocol';

/** Renders code and its description as an element. Text between backticks becomes code. */
export const wordsView = ({ code, about, example }: LanguageWords): HTMLElement => {
  const view = element('div', 'pg-words');
  if (code) view.append(element('code', 'pg-words-code', code));
  for (const paragraph of about.split('\n\n').filter(Boolean)) {
    const p = element('p');
    for (const [i, part] of paragraph.split('`').entries()) p.append(i % 2 ? element('code', '', part) : part);
    view.append(p);
  }
  if (example) view.append(element('code', 'pg-words-code pg-words-example', example));
  return view;
};

export const element = (name: string, className = '', text = ''): HTMLElement =>
  Object.assign(document.createElement(name), { className, textContent: text });
