import { type ChatContent, type ChatMessageWire, type ChatSlot, grownBy, sameMessage } from '../../protocol';
import type { ChatEncoding, Lent, Payload } from '../encode';
import { decodeChat } from './decode';
import { contentEncoder } from './encode-content';
import { toldReader } from './metadata';

/** A message as it was when we encoded it. The author may change it afterwards, so each yield compares it again. */
type Encoded = { role: unknown; told: string; parts: readonly unknown[]; wire: ChatMessageWire };

const roles: ReadonlySet<unknown> = new Set(['user', 'assistant', 'system'] satisfies ChatMessageWire['role'][]);
const example = "{ role: 'assistant', content: 'Hello' }";

/**
 * Encodes a conversation for the page. Messages that have not changed since the last time give the same objects again,
 * which makes it cheap to yield a long history with each token. What it returns throws a Refusal that names the message.
 */
const chatEncoder = (lent: Lent) => {
  const { describeValue, Refusal } = lent;
  const encoded = new WeakMap<object, Encoded>();
  const encodeContent = contentEncoder(lent);
  const toldBy = toldReader(lent);

  const encodeMessage = (value: unknown): ChatMessageWire => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Refusal(`a message is an object such as ${example}, and this is ${describeValue(value)}`);
    }
    const { role, content, title, metadata, options } = value as Record<string, unknown>;
    if (!roles.has(role)) {
      throw new Refusal(`its role is user, assistant or system, and this is ${describeValue(role)}`);
    }
    const plain = (title === undefined || title === null) && !metadata && !options;
    const said = plain ? { title: null } : toldBy({ title, metadata, options });
    const told = plain ? '' : JSON.stringify(said);
    const known = encoded.get(value);
    if (known && known.role === role && known.told === told && holds(known.parts, content)) return known.wire;
    const parts: readonly unknown[] = Array.isArray(content) ? [...content] : [content];
    const wire: ChatMessageWire = {
      role: role as ChatMessageWire['role'],
      content: parts.map((part, place) =>
        within(`its content${Array.isArray(content) ? `[${place}]` : ''}: `, () => encodeContent(part)),
      ),
      ...said,
    };
    encoded.set(value, { role, told, parts, wire });
    return wire;
  };

  /** Puts the place before the sentence of a refusal. */
  const within = <T>(place: string, encoding: () => T): T => {
    try {
      return encoding();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      throw new Refusal(place + thrown.message);
    }
  };

  return (value: unknown): ChatMessageWire[] => {
    if (!Array.isArray(value)) {
      throw new Refusal(`it takes an array of messages such as ${example}, and this is ${describeValue(value)}`);
    }
    return Array.from(value, (message, index) => within(`message ${index + 1}: `, () => encodeMessage(message)));
  };
};

const holds = (parts: readonly unknown[], content: unknown) =>
  Array.isArray(content)
    ? parts.length === content.length && parts.every((part, place) => part === content[place])
    : parts.length === 1 && parts[0] === content;

/**
 * What to send of a conversation if the page already holds `before`: the messages from the first one that differs, and
 * of a message whose text has only grown, just the tail. `payload` counts what is sent.
 */
const chatSlot = (
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

/** Encodes conversations with what the worker lends, and decodes them. */
export const chatEncodingOf = (lent: Lent): ChatEncoding => ({
  encodeChat: chatEncoder(lent),
  chatSlot,
  decodeChat,
});
