import type { ChatContent, ChatMessageWire, ImageWire } from './wire';

/** Compares two pictures by identity, URL or file, never by their pixels. */
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

/** Whether two messages say the same besides their content. Few say anything. */
const sameFrame = (a: ChatMessageWire, b: ChatMessageWire) =>
  a.role === b.role &&
  a.title === b.title &&
  ((!a.metadata && !b.metadata && !a.options && !b.options) ||
    JSON.stringify([a.metadata, a.options]) === JSON.stringify([b.metadata, b.options]));

/** Whether two messages have the same content. Files are equal only if they are the same object. */
export const sameMessage = (a: ChatMessageWire, b: ChatMessageWire): boolean =>
  a === b ||
  (sameFrame(a, b) && a.content.length === b.content.length && sameParts(a.content, b.content, a.content.length));

/** The text that `after` appends to the text of `before`, or `undefined` if they differ in anything else. */
export const grownBy = (before: ChatMessageWire, after: ChatMessageWire): string | undefined => {
  const last = before.content.length - 1;
  const old = before.content[last];
  const grown = after.content[last];
  if (!sameFrame(before, after)) return undefined;
  if (after.content.length !== last + 1 || old?.type !== 'text' || grown?.type !== 'text') return undefined;
  if (!grown.text.startsWith(old.text) || !sameParts(before.content, after.content, last)) return undefined;
  return grown.text.slice(old.text.length);
};
