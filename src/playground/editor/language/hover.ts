import { hoverTooltip } from '@codemirror/view';
import type { Remote } from 'comlink';
import type { Language } from '../../../protocol';
import { wordsView } from './words-view';

/** Shows the type and the docblock of what is under the pointer. */
export const hover = (language: Remote<Language>) =>
  hoverTooltip(async (view, pos) => {
    const { doc } = view.state;
    const found = await language.hover(doc.toString(), pos);
    if (!found?.code || view.state.doc !== doc) return null;
    return { pos: found.from, end: found.to, above: true, create: () => ({ dom: wordsView(found) }) };
  });
