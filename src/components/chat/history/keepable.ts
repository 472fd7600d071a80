import type { ChatContent, ChatMessageWire, ImageWire } from '../../../protocol';
import { say } from '../../../words';
import { isDrawn, paint } from '../../pictures/paint';
import { textOf } from '../message-text';

/** How many characters of the first message make a title. */
const mostOfTitle = 60;

/** What the list calls a conversation: the beginning of what the person said first. */
export const titleOf = (messages: readonly ChatMessageWire[]): string => {
  const asked = messages.find(({ role }) => role === 'user');
  const text = asked ? textOf(asked).trim().replace(/\s+/g, ' ') : '';
  if (text) return text.length > mostOfTitle ? `${text.slice(0, mostOfTitle - 1)}…` : text;
  const file = asked?.content.find((part) => 'file' in part) as { file: File } | undefined;
  return file?.file.name ?? say('Image');
};

/** Pictures as files: engines do not store bitmaps, and a PNG takes less room than pixels. */
const stored = new WeakMap<object, Promise<ImageWire>>();

const pictureOf = (image: ImageWire): Promise<ImageWire> | ImageWire => {
  if (!isDrawn(image)) return image;
  const known = stored.get(image);
  if (known) return known;
  const canvas = document.createElement('canvas');
  paint(canvas, image);
  const made = new Promise<ImageWire>((resolve, reject) =>
    canvas.toBlob((file) =>
      file ? resolve({ as: 'file', file }) : reject(new Error('An image is too large to be kept.')),
    ),
  );
  stored.set(image, made);
  return made;
};

const partOf = async (part: ChatContent): Promise<ChatContent> =>
  part.type === 'image' ? { type: 'image', image: await pictureOf(part.image) } : part;

/** The messages in a form that browsers store. */
export const keepable = (messages: readonly ChatMessageWire[]): Promise<ChatMessageWire[]> =>
  Promise.all(
    messages.map(async (message) => ({ ...message, content: await Promise.all(message.content.map(partOf)) })),
  );

/** How much room messages take, in bytes of files and characters of text. */
export const sizeOf = (messages: readonly ChatMessageWire[]): number =>
  messages
    .flatMap(({ content }) => content)
    .reduce((sum, part) => sum + sizeOfPart(part.type === 'image' ? part.image : part), 0);

const sizeOfPart = (part: object): number => {
  if ('file' in part) return (part.file as File).size;
  return Object.values(part).reduce<number>((sum, each) => sum + (typeof each === 'string' ? each.length : 0), 0);
};
