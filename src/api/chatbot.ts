import type { CommonOptions, Initial } from './component';
import { component, type Evented } from './create-component';
import { optionsOf } from './describe-value';
import type { ImageLike, LatexDelimiter } from './values';

/** A part of a message: text in Markdown, an image, audio, a video or a file. */
export type ChatPart = string | Blob | Exclude<ImageLike, string | ArrayBuffer | Uint8Array>;

/** One message of a conversation. */
export type ChatMessage = {
  role: 'user' | 'assistant' | 'system';
  content: ChatPart | readonly ChatPart[];
  /** The heading of a message that can be folded away, such as the output of a tool. */
  title?: string;
};

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
