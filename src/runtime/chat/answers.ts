import type * as yieldcast from '../../api';

type ChatMessage = yieldcast.ChatMessage;

/** What a person sends: text, and files if the chat takes any. */
export type Sent = { text: string; files: readonly File[] };

/** The message that a person sends, as the conversation shows it. */
export const messageOf = ({ text, files }: Sent): ChatMessage => ({
  role: 'user',
  content: files.length === 0 ? text : [...(text ? [text] : []), ...files],
});

/** What was sent with a message of the conversation. */
export const sentOf = (message: ChatMessage | undefined): Sent => {
  const content = message?.content ?? '';
  const parts: readonly unknown[] = Array.isArray(content) ? content : [content];
  return {
    text: parts.filter((part) => typeof part === 'string').join('\n\n'),
    files: parts.filter((part) => part instanceof Blob).map(asFile),
  };
};

export const asFile = (blob: Blob): File =>
  blob instanceof File ? blob : new File([blob], 'file', { type: blob.type });

/** The messages of an answer. Those that have a role stay the same objects, so that they are encoded only once. */
export const messagesOf = (answer: unknown): ChatMessage[] => {
  if (answer === null || answer === undefined) return [];
  if (Array.isArray(answer)) return answer.flatMap(messagesOf);
  if (typeof answer !== 'object' || !('content' in answer)) return [{ role: 'assistant', content: answer as string }];
  return 'role' in answer ? [answer as ChatMessage] : [{ role: 'assistant', ...(answer as Omit<ChatMessage, 'role'>) }];
};

/** What a function answers, however it does so: at once, later, or bit by bit. */
export async function* answersOf(made: unknown): AsyncGenerator<unknown, void, unknown> {
  const settled = await made;
  if (typeof settled !== 'object' || settled === null || !('next' in settled)) {
    if (settled !== undefined) yield settled;
    return;
  }
  const last: unknown = yield* settled as AsyncGenerator<unknown, unknown>;
  if (last !== undefined) yield last;
}
