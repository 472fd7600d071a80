import type { ChatMessageWire } from '../../protocol';

/** The text of a message, without its pictures and files. */
export const textOf = (message: ChatMessageWire): string =>
  message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');

/** A person may edit what is text and nothing else: an edit is a text too. */
export const isText = (message: ChatMessageWire): boolean =>
  message.content.length > 0 && message.content.every((part) => part.type === 'text');
