import type { ChatMessage } from './chat-message';
import type { CommonOptions, Initial } from './component';
import { component, type Evented } from './create-component';
import { optionsOf } from './describe-value';
import type { LatexDelimiter } from './values';

/** A conversation. `fn` gets its messages. Yield all messages so far; the page shows what has changed. */
export const Chatbot = (
  options: CommonOptions & {
    value?: Initial<readonly ChatMessage[]>;
    /** Its height in CSS pixels; 400 by default. */
    height?: number;
    /** Markdown to show while there are no messages. */
    placeholder?: string;
    /** The delimiters of LaTeX; `$$ … $$` by default, `[]` for none. */
    latexDelimiters?: readonly LatexDelimiter[];
  } = {},
): Evented<'chatbot', ChatMessage[], readonly ChatMessage[]> => {
  const { value = [], ...properties } = optionsOf(options, 'Chatbot');
  return component('chatbot', value, properties);
};
