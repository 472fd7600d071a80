import type { ImageLike } from './values';

/** A part of a message: text in Markdown, an image, audio, a video or a file. */
export type ChatPart = string | Blob | Exclude<ImageLike, string | ArrayBuffer | Uint8Array>;

/** One message of a conversation. */
export type ChatMessage = {
  role: 'user' | 'assistant' | 'system';
  content: ChatPart | readonly ChatPart[];
  /** The heading of a message that can be folded away, such as the output of a tool. */
  title?: string;
};
