import type { ChatMessageWire } from '../../protocol';
import { say } from '../../words';

/** The text of a message, without its pictures and files. */
export const textOf = (message: ChatMessageWire): string =>
  message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');

/** Is the message text only? Only then can the user edit it, since the edited message is text too. */
export const isText = (message: ChatMessageWire): boolean =>
  message.content.length > 0 && message.content.every((part) => part.type === 'text');

export const roleNames = { user: 'User', assistant: 'Assistant', system: 'System' };

/** A whole conversation as text, with who says what. */
export const conversationText = (messages: readonly ChatMessageWire[]): string =>
  messages
    .map((message) => {
      const title = message.title === null ? '' : ` (${message.title})`;
      return `${say(roleNames[message.role])}${title}: ${textOf(message)}`;
    })
    .join('\n\n');
