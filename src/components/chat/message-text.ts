import type { ChatMessageWire } from '../../protocol';

/** The text of a message, without its pictures and files. */
export const textOf = (message: ChatMessageWire): string =>
  message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');

/** Is the message text only? Only then can the user edit it, since the edited message is text too. */
export const isText = (message: ChatMessageWire): boolean =>
  message.content.length > 0 && message.content.every((part) => part.type === 'text');
