import type { ChatSlot } from './messages';
import type { ChatMessageWire } from './wire';

/** Appends `text` to the last text of a message. A message that does not end in text is returned unchanged. */
const grow = (message: ChatMessageWire, text: string): ChatMessageWire => {
  const last = message.content.at(-1);
  if (last?.type !== 'text') return message;
  return { ...message, content: [...message.content.slice(0, -1), { type: 'text', text: last.text + text }] };
};

/**
 * Applies a slot to a conversation. Kept messages stay the same objects, so that views can see by identity that they
 * have not changed.
 */
export const applyChat = (messages: readonly ChatMessageWire[], slot: ChatSlot): ChatMessageWire[] => {
  const kept = messages.slice(0, slot.keep);
  const last = kept.at(-1);
  if (slot.append !== null && last) kept[kept.length - 1] = grow(last, slot.append);
  return slot.messages.length > 0 ? kept.concat(slot.messages) : kept;
};
