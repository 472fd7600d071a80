import type { ChatSlot } from './messages';
import type { ChatContent, ChatMessageWire, ImageWire } from './wire';

/** Where two pictures are told apart by more than looking at their pixels. */
const sameImage = (a: ImageWire, b: ImageWire) =>
  a === b ||
  (a.as === 'url' && b.as === 'url' && a.url === b.url) ||
  (a.as === 'file' && b.as === 'file' && a.file === b.file);

const sameContent = (a: ChatContent, b: ChatContent | undefined): boolean => {
  if (a === b) return true;
  if (a.type === 'text') return b?.type === 'text' && a.text === b.text;
  if (a.type === 'image') return b?.type === 'image' && sameImage(a.image, b.image);
  return a.type === b?.type && a.file === b.file;
};

const sameParts = (a: readonly ChatContent[], b: readonly ChatContent[], count: number) => {
  for (let i = 0; i < count; i++) if (!sameContent(a[i] as ChatContent, b[i])) return false;
  return true;
};

/** Do two messages say the same? Pictures and files are the same only where they are one object. */
export const sameMessage = (a: ChatMessageWire, b: ChatMessageWire): boolean =>
  a === b ||
  (a.role === b.role &&
    a.title === b.title &&
    a.content.length === b.content.length &&
    sameParts(a.content, b.content, a.content.length));

/** What `after` adds at the end of the text of `before`; nothing where it differs in more than that. */
export const grownBy = (before: ChatMessageWire, after: ChatMessageWire): string | undefined => {
  const last = before.content.length - 1;
  const old = before.content[last];
  const grown = after.content[last];
  if (before.role !== after.role || before.title !== after.title) return undefined;
  if (after.content.length !== last + 1 || old?.type !== 'text' || grown?.type !== 'text') return undefined;
  if (!grown.text.startsWith(old.text) || !sameParts(before.content, after.content, last)) return undefined;
  return grown.text.slice(old.text.length);
};

/** A message whose last text is longer by `text`; a message that does not end in text stays what it is. */
const grow = (message: ChatMessageWire, text: string): ChatMessageWire => {
  const last = message.content.at(-1);
  if (last?.type !== 'text') return message;
  return { ...message, content: [...message.content.slice(0, -1), { type: 'text', text: last.text + text }] };
};

/**
 * A conversation as it goes on by this slot. Messages that are kept stay the same objects, so that what shows them can
 * tell by a glance that they have not changed.
 */
export const applyChat = (messages: readonly ChatMessageWire[], slot: ChatSlot): ChatMessageWire[] => {
  const kept = messages.slice(0, slot.keep);
  const last = kept.at(-1);
  if (slot.append !== null && last) kept[kept.length - 1] = grow(last, slot.append);
  return slot.messages.length > 0 ? kept.concat(slot.messages) : kept;
};
