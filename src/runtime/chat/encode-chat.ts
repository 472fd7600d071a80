import { type ChatContent, type ChatMessageWire, type ChatSlot, grownBy, sameMessage } from '../../protocol';
import type { ChatEncoding, Lent, Payload } from '../encode';
import { encodeContent } from './encode-content';
import { borrow, describeValue, Refusal } from './lent';

/** A message as it was when we encoded it. The author may change it afterwards, so each yield compares it again. */
type Encoded = { role: unknown; title: unknown; parts: readonly unknown[]; wire: ChatMessageWire };

const encoded = new WeakMap<object, Encoded>();

const roles: ReadonlySet<unknown> = new Set(['user', 'assistant', 'system'] satisfies ChatMessageWire['role'][]);
const example = "{ role: 'assistant', content: 'Hello' }";

/**
 * Encodes a conversation for the page. Messages that have not changed since the last time give the same objects again,
 * which makes it cheap to yield a long history with each token.
 *
 * @throws Refusal that names the message.
 */
export const encodeChat = (value: unknown): ChatMessageWire[] => {
  if (!Array.isArray(value)) {
    throw new Refusal(`it takes an array of messages such as ${example}, and this is ${describeValue(value)}`);
  }
  return Array.from(value, encodeMessage);
};

const encodeMessage = (value: unknown, index: number): ChatMessageWire => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(
      `message ${index + 1}: a message is an object such as ${example}, and this is ${describeValue(value)}`,
    );
  }
  const { role, content, title } = value as { role?: unknown; content?: unknown; title?: unknown };
  const known = encoded.get(value);
  if (known && known.role === role && known.title === title && holds(known.parts, content)) return known.wire;
  if (!roles.has(role)) {
    throw new Refusal(
      `message ${index + 1}: its role is user, assistant or system, and this is ${describeValue(role)}`,
    );
  }
  if (title !== undefined && title !== null && typeof title !== 'string') {
    throw new Refusal(`message ${index + 1}: its title is text, and this is ${describeValue(title)}`);
  }
  const parts: readonly unknown[] = Array.isArray(content) ? [...content] : [content];
  const wire: ChatMessageWire = {
    role: role as ChatMessageWire['role'],
    content: parts.map((part, place) => at(part, index, Array.isArray(content) ? place : undefined)),
    title: title ?? null,
  };
  encoded.set(value, { role, title, parts, wire });
  return wire;
};

const holds = (parts: readonly unknown[], content: unknown) =>
  Array.isArray(content)
    ? parts.length === content.length && parts.every((part, place) => part === content[place])
    : parts.length === 1 && parts[0] === content;

const at = (part: unknown, index: number, place: number | undefined): ChatContent => {
  try {
    return encodeContent(part);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    throw new Refusal(`message ${index + 1}: its content${place === undefined ? '' : `[${place}]`}: ${thrown.message}`);
  }
};

/**
 * What to send of a conversation if the page already holds `before`: the messages from the first one that differs, and
 * of a message whose text has only grown, just the tail. `payload` counts what is sent.
 */
export const chatSlot = (
  before: readonly ChatMessageWire[] | undefined,
  after: ChatMessageWire[],
  payload?: Payload,
): ChatSlot | ChatMessageWire[] => {
  const slot = before && difference(before, after);
  if (payload) payload.bytes += sizeOf(slot?.messages ?? after) + (slot?.append?.length ?? 0);
  return slot ?? after;
};

const difference = (before: readonly ChatMessageWire[], after: readonly ChatMessageWire[]): ChatSlot | undefined => {
  const both = Math.min(before.length, after.length);
  let keep = 0;
  while (keep < both && sameMessage(before[keep] as ChatMessageWire, after[keep] as ChatMessageWire)) keep++;
  const append =
    keep < both ? (grownBy(before[keep] as ChatMessageWire, after[keep] as ChatMessageWire) ?? null) : null;
  if (append !== null) keep++;
  return keep > 0 ? { slot: 'chat', keep, append, messages: after.slice(keep) } : undefined;
};

const sizeOf = (messages: readonly ChatMessageWire[]) => {
  let bytes = 0;
  for (const { content } of messages) for (const part of content) bytes += sizeOfPart(part);
  return bytes;
};

const sizeOfPart = (part: ChatContent) => {
  if (part.type === 'text') return part.text.length;
  if (part.type !== 'image') return 0;
  if (part.image.as === 'pixels') return part.image.data.byteLength;
  return part.image.as === 'bitmap' ? part.image.bitmap.width * part.image.bitmap.height * 4 : 0;
};

/** Encodes conversations with what the worker lends. */
export const chatEncodingOf = (lent: Lent): ChatEncoding => {
  borrow(lent);
  return { encodeChat, chatSlot };
};
