import type { BlocksApp } from './app';
import type { ChatExample, ChatMessage, ChatPart } from './chat-message';
import type { Chatbot } from './chatbot';
import type { Textbox } from './components';
import type { Given, TupleHint, TupleOf } from './fn';
import type { LookOptions } from './look';
import type { MultimodalMessage, MultimodalTextbox } from './nest';
import type { ComponentList } from './parts';
import type { Part, PartOf } from './shortcuts';
import type { Yielded } from './slots';
import type { Verdicts } from './validate';
import type { FileLike } from './values';

/** A message of the answer. Its role is `assistant` unless it says otherwise. */
export type AnswerMessage = Omit<ChatMessage, 'role'> & { role?: ChatMessage['role'] };

/** The answer so far: its text, a picture or a file, a message, or several of these, each in a bubble of its own. */
export type Answer = ChatPart | AnswerMessage | readonly (ChatPart | AnswerMessage)[];

type Values<O extends readonly Part[]> = TupleOf<O> extends infer V extends readonly unknown[] ? V : never;

/** An answer, and a value for each additional output. */
type WithOutputs<O extends ComponentList> = O extends Part
  ? readonly [Answer, Yielded<PartOf<O>>]
  : O extends readonly Part[]
    ? readonly [Answer, ...Values<O>] | readonly (Answer | Yielded<PartOf<O[number]>>)[]
    : Answer;

type Produced<T> = Generator<T, T | void, unknown> | AsyncGenerator<T, T | void, unknown>;

/** What `fn` returns: an answer, or a generator whose yields are the answer so far. */
export type Answers<O extends ComponentList = null> =
  | WithOutputs<O>
  | Promise<WithOutputs<O>>
  | Produced<WithOutputs<O>>
  | Promise<Produced<WithOutputs<O>>>;

/** A message to start with. */
export type ExampleMessage = string | (ChatExample & { files?: readonly FileLike[] });

/** The options of `yc.ChatInterface`. `fn` is needed. */
export type ChatInterfaceOptions<
  A extends ComponentList,
  O extends ComponentList = null,
  M extends boolean = false,
  R extends Answers<O> = Answers<O>,
> = LookOptions & {
  /** Answers a message. Each yield is the whole answer so far; with `additionalOutputs` an array with their values after it. */
  fn: (
    message: M extends true ? MultimodalMessage : string,
    history: ChatMessage[],
    ...additional: Given<A>
  ) => R | Answers<O> | TupleHint;
  /** Checks a message before `fn` gets it: a sentence says what is wrong, and nothing is sent. May be async. */
  validator?: (
    message: M extends true ? MultimodalMessage : string,
    history: ChatMessage[],
    ...additional: Given<A>
  ) => Verdicts | Promise<Verdicts>;
  /** The heading above the conversation. */
  title?: string;
  /** Markdown above the conversation. */
  description?: string;
  /**
   * Messages to start with, as cards in an empty conversation; a click sends one. With values for the additional
   * inputs, as `[message, ...values]`, they are buttons below it.
   */
  examples?: readonly (ExampleMessage | readonly [ExampleMessage, ...unknown[]])[];
  /** What the cards of the examples say instead of the messages. */
  exampleLabels?: readonly string[];
  /** The URLs of images on the cards of the examples. */
  exampleIcons?: readonly (string | null)[];
  /** `false` puts an example into the message field instead of sending it. */
  runExamplesOnClick?: boolean;
  /** Additional inputs, passed to `fn` after the history. */
  additionalInputs?: A;
  /** The heading of the accordion that contains the additional inputs. */
  additionalInputsAccordion?: string;
  /** Outputs besides the conversation. Those that are not placed elsewhere are shown below it. */
  additionalOutputs?: O;
  /** The conversation, such as one with avatars. */
  chatbot?: ReturnType<typeof Chatbot>;
  /** The field for the next message; with `multimodal`, a `yc.MultimodalTextbox`. */
  textbox?: Field<M>;
  /** Takes files with each message: `fn` gets `{ text, files }`. */
  multimodal?: M;
  /** The types of files that it takes: `'image'`, `'.csv'`, … */
  fileTypes?: readonly string[];
  /** Whether people can edit what they said, which asks again; `true` by default. */
  editable?: boolean;
  /** Follows the conversation to its end as it grows; `true` by default. */
  autoscroll?: boolean;
  /** `'manual'` lets people flag answers. What they say is kept in this browser, in a table below the chat. */
  flaggingMode?: 'never' | 'manual';
  /** What an answer can be flagged with; `['Like', 'Dislike']` by default. */
  flaggingOptions?: readonly string[];
  /** Keeps the conversations in this browser, and lists them beside the messages. */
  saveHistory?: boolean;
  /** Markdown to show in an empty conversation. */
  placeholder?: string;
  /** The height of the conversation in CSS pixels. */
  height?: number;
  /** The text of the button that sends a message. */
  submitLabel?: string;
  /** The text of the button that stops an answer. */
  stopLabel?: string;
  /** Gradio's name for the form of messages. There is no other. */
  type?: 'messages';
};

/** A chat, with its conversation and the field for the next message, to listen to. */
export type ChatApp<M extends boolean = boolean> = BlocksApp & {
  readonly chatbot: ReturnType<typeof Chatbot>;
  readonly textbox: Field<M>;
};

type Field<M extends boolean> = M extends true ? ReturnType<typeof MultimodalTextbox> : ReturnType<typeof Textbox>;

type AnyOptions = ChatInterfaceOptions<ComponentList, ComponentList, boolean>;

/** The code that builds a chat. It is loaded only for programs that name it. */
export type ChatTools = (options: AnyOptions) => ChatApp;

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
export const ChatInterface = <
  const A extends ComponentList = null,
  const O extends ComponentList = null,
  const M extends boolean = false,
  const R extends Answers<O> = Answers<O>,
>(
  options: ChatInterfaceOptions<A, O, M, R>,
): ChatApp<M> => {
  if (!tools)
    throw new Error('yc.ChatInterface was not loaded. Is the network up, and does the source say it by that name?');
  return tools(options as unknown as AnyOptions) as ChatApp<M>;
};
