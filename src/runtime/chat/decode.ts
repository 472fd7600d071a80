import type { ChatContent, ChatMessageWire, ImageWire } from '../../protocol';

type Piece = string | File | Blob | ImageBitmap | VideoFrame | ImageData | ChatContent;
type Message = { role: ChatMessageWire['role']; content: string | Piece[] } & Partial<
  Pick<ChatMessageWire, 'options'> & { title: string; metadata: object }
>;

/** A conversation as `fn` receives it: in the form in which it may be yielded, with plain text as a string. */
export const decodeChat = (messages: readonly ChatMessageWire[]): Message[] =>
  messages.map(({ role, content, title, metadata, options }) => {
    const [first] = content;
    const pieces = content.length === 1 && first?.type === 'text' ? first.text : content.map(piece);
    return {
      role,
      content: pieces,
      ...(title !== null && { title }),
      ...((title !== null || metadata) && { metadata: { ...(title !== null && { title }), ...metadata } }),
      ...(options && { options }),
    };
  });

const piece = (part: ChatContent): Piece => {
  if (part.type === 'text') return part.text;
  return part.type === 'image' ? picture(part.image) : part.file;
};

const picture = (image: ImageWire): Piece => {
  switch (image.as) {
    case 'pixels':
      return new ImageData(new Uint8ClampedArray(image.data), image.width, image.height);
    case 'bitmap':
      return image.bitmap;
    case 'frame':
      return image.frame;
    case 'file':
      return image.file;
    case 'url':
      return `![](${image.url})`;
  }
};
