import type { BlocksApp } from './app';
import type { ChatMessage } from './chat-message';
import type { Given } from './fn';
import type { LookOptions } from './look';
import type { ComponentList } from './parts';

/** The answer so far: its text, a message, or several messages. */
export type Answer = string | ChatMessage | readonly ChatMessage[];

export type Answers = Answer | Promise<Answer> | Generator<Answer, unknown> | AsyncGenerator<Answer, unknown>;

export type ChatInterfaceOptions<A extends ComponentList> = LookOptions & {
  /** Answers a message. Each yield is the whole answer so far. */
  fn: (message: string, history: ChatMessage[], ...additional: Given<A>) => Answers;
  title?: string;
  /** Markdown above the conversation. */
  description?: string;
  /** Suggested messages; a click sends one. */
  examples?: readonly string[];
  /** Additional inputs, passed to `fn` after the history. */
  additionalInputs?: A;
  /** The heading of the accordion that contains the additional inputs. */
  additionalInputsAccordion?: string;
  /** Markdown to show in an empty conversation. */
  placeholder?: string;
  /** The height of the conversation in CSS pixels. */
  height?: number;
  submitLabel?: string;
  stopLabel?: string;
};

/** The code that builds a chat. It is loaded only for programs that name it. */
export type ChatTools = (options: ChatInterfaceOptions<ComponentList>) => BlocksApp;

let tools: ChatTools | undefined;

export const setChatTools = (loaded: ChatTools | undefined) => {
  tools = loaded;
};

/**
 * A chat: a conversation, a field for the next message, and a function that answers.
 *
 * @example
 * export default yc.ChatInterface({
 *   fn: async function* (message) {
 *     for (let i = 1; i <= message.length; i++) {
 *       await yc.sleep(0.02);
 *       yield message.slice(0, i);
 *     }
 *   },
 * });
 */
export const ChatInterface = <const A extends ComponentList = null>(options: ChatInterfaceOptions<A>): BlocksApp => {
  if (!tools)
    throw new Error('yc.ChatInterface was not loaded. Is the network up, and does the source say it by that name?');
  return tools(options as unknown as ChatInterfaceOptions<ComponentList>);
};
