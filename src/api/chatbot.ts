import { type CommonOptions, component, type Evented, type Initial } from './component';
import { optionsOf } from './describe-value';
import type { ImageLike, LatexDelimiter } from './values';

/** A piece of a message: text in Markdown, a picture, a sound, a film or a file. */
export type ChatPart = string | Blob | Exclude<ImageLike, string | ArrayBuffer | Uint8Array>;

/** One message of a conversation. */
export type ChatMessage = {
  role: 'user' | 'assistant' | 'system';
  content: ChatPart | readonly ChatPart[];
  /** A heading under which it can be folded away, as for a tool's work. */
  title?: string;
};

/** A conversation. `fn` gets its messages; yielding the messages that there are by now shows what is new of them. */
export const Chatbot = (
  options: CommonOptions & {
    value?: Initial<readonly ChatMessage[]>;
    /** Its height in CSS pixels; 400 unless said. */
    height?: number;
    /** Markdown that is shown while there are no messages. */
    placeholder?: string;
    /** What LaTeX stands between: `$$ … $$` unless said; `[]` for none. */
    latexDelimiters?: readonly LatexDelimiter[];
  } = {},
): Evented<'chatbot', ChatMessage[], readonly ChatMessage[]> => {
  const { value = [], ...properties } = optionsOf(options, 'Chatbot');
  return component('chatbot', value, properties);
};
