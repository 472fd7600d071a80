import katex from 'katex';
import { say } from '../../words';
import 'katex/dist/katex.min.css';

/** How many drawn formulas to cache: as text streams in, the same ones are rendered again and again. */
const most = 500;
const drawn = new Map<string, HTMLElement>();

const draw = (tex: string, displayMode: boolean): HTMLElement => {
  const element = document.createElement('span');
  try {
    // Allow no links, pictures or HTML in formulas, and no unlimited expansion.
    katex.render(tex, element, { displayMode, trust: false, strict: false, maxExpand: 500, maxSize: 20 });
  } catch (thrown) {
    element.textContent = tex;
    element.title = thrown instanceof Error ? thrown.message.slice(0, 500) : say('This formula could not be drawn.');
  }
  return element;
};

/** Draws the TeX in an element. */
export const drawFormula = (element: HTMLElement): void => {
  const tex = element.textContent ?? '';
  const displayMode = element.className === 'language-math-display';
  const key = `${displayMode} ${tex}`;
  const known = drawn.get(key) ?? draw(tex, displayMode);
  drawn.delete(key);
  drawn.set(key, known);
  if (drawn.size > most) drawn.delete(drawn.keys().next().value as string);
  element.replaceChildren(known.cloneNode(true));
};
