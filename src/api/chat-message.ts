import type { ImageLike } from './values';

/** A part of a message: text in Markdown, an image, audio, a video or a file. */
export type ChatPart = string | Blob | Exclude<ImageLike, string | ArrayBuffer | Uint8Array>;

/** What a message says about itself. With a `title` it is a thought or a tool call, which folds away. */
export type ChatMetadata = {
  /** The heading of the message. */
  title?: string;
  /** A few words beside the heading. */
  log?: string;
  /** `'pending'` shows that it goes on, and opens the message; `'done'` folds it. */
  status?: 'pending' | 'done';
  /** How long it took, in seconds. */
  duration?: number;
  /** Names the message, so that others can be put inside it. */
  id?: number | string;
  /** The `id` of the message that this one is inside of. */
  parentId?: number | string;
};

/** An answer that a person can pick. */
export type ChatOption = {
  /** What is sent when it is picked. */
  value: string;
  /** What its button says; `value` by default. */
  label?: string;
};

/** One message of a conversation. */
export type ChatMessage = {
  /** Who says it. */
  role: 'user' | 'assistant' | 'system';
  /** Text in Markdown, a picture, a file, or several of these. */
  content: ChatPart | readonly ChatPart[];
  /** Makes it a thought or a tool call, which can be folded away. */
  metadata?: ChatMetadata;
  /** Answers to pick from while it is the last message; picking one fires `optionSelect`. */
  options?: readonly ChatOption[];
  /** The heading of a message that can be folded away, as `metadata.title`. */
  title?: string;
};

/** A card in an empty conversation. */
export type ChatExample = {
  /** The message. */
  text: string;
  /** What the card says; `text` by default. */
  displayText?: string;
  /** The URL of an image to show on the card. */
  icon?: string;
};
