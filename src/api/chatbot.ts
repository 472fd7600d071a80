import type { ChatExample, ChatMessage } from './chat-message';
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
    /** Whether both sides speak in bubbles, or each message takes the whole width. By default only users have bubbles. */
    layout?: 'bubble' | 'panel';
    /** The URLs of images beside the messages of the user and of the assistant; `null` for none. */
    avatarImages?: readonly [user: string | null, assistant: string | null];
    /** Shows consecutive messages of one side as a group, with one avatar; `true` by default. */
    groupConsecutiveMessages?: boolean;
    /** Follows the conversation to its end as it grows; `true` by default. */
    autoscroll?: boolean;
    /** Writes the messages from right to left. */
    rtl?: boolean;
    /** Which buttons there are: to copy a message, to copy or to share all of them. `['copy']` by default. */
    buttons?: readonly ('copy' | 'copyAll' | 'share')[];
    /** Shows the buttons of feedback, even if nothing listens to `like`. */
    likeable?: boolean;
    /** Lets people edit their messages, even if nothing listens to `edit`. */
    editable?: boolean;
    /** The buttons of feedback; `['Like', 'Dislike']` by default. `like` tells which one was pressed. */
    feedbackOptions?: readonly string[];
    /** The feedback that each message of the assistant has, in their order; `null` for none. */
    feedbackValue?: readonly (string | null)[];
    /** Cards in an empty conversation; pressing one fires `exampleSelect`. */
    examples?: readonly (string | ChatExample)[];
    /** Keeps the conversations in this browser, and lists them beside the messages. */
    saveHistory?: boolean;
    /** Gradio's name for the form of messages. There is no other. */
    type?: 'messages';
  } = {},
): Evented<'chatbot', ChatMessage[], readonly ChatMessage[]> => {
  const { value = [], type: _, ...properties } = optionsOf(options, 'Chatbot');
  return component('chatbot', value, properties as object);
};
