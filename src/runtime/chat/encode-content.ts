import type { ChatContent } from '../../protocol';
import type { Lent } from '../encode';

/** Encodes one piece of a message: text, an image, sound, video or another file. */
export const contentEncoder = (lent: Lent) => {
  const { describeValue, encodeImage, fileOf, isComponent, isImageObject, Payload, Refusal, sniffImage } = lent;
  /**
   * Images and files that are already encoded. The same object counts as the same image: comparing the pixels of a whole
   * history at each token would be slow. Authors who draw anew yield a new object.
   */
  const encoded = new WeakMap<object, ChatContent>();

  const encodeContent = (value: unknown): ChatContent => {
    if (typeof value === 'string') return { type: 'text', text: value };
    if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
      return { type: 'text', text: String(value) };
    if (typeof value !== 'object' || value === null) throw refusal(value);
    const known = encoded.get(value);
    if (known) return known;
    const content = encodeObject(value);
    encoded.set(value, content);
    return content;
  };

  const encodeObject = (value: object): ChatContent => {
    if (value instanceof Blob) return encodeBlob(value);
    // A component stands for what it shows, such as yc.Image(picture).
    if (isComponent(value)) return value.kind === 'image' ? image(value.value) : encodeContent(value.value);
    if (isBytes(value)) {
      if (sniffImage(value instanceof ArrayBuffer ? new Uint8Array(value) : value)) return image(value);
      throw new Refusal(
        `these ${value.byteLength} bytes are no image. Give a File, which has a name and a type: new File([bytes], 'sound.wav', { type: 'audio/wav' })`,
      );
    }
    if (isImageObject(value)) return drawing(value);
    const file = fileOf(value);
    if (file) return encodeBlob(file);
    throw refusal(value);
  };

  const encodeBlob = (blob: Blob): ChatContent => {
    if (blob.type.startsWith('image/')) return image(blob);
    const file = fileOf(blob) as File;
    return { type: mediaKind(file) ?? 'file', file };
  };

  /**
   * A history is yielded again and again, and may have to be sent again. So nothing in it is transferred, and we throw
   * away the payload that lists the transfers.
   */
  const image = (value: unknown): ChatContent => ({ type: 'image', image: encodeImage(value, new Payload()) });

  /** Bitmaps and frames, which their owner may close or give away in the meantime, are copied to a bitmap of ours. */
  const drawing = (value: object): ChatContent => {
    const given = image(value);
    const closable = value instanceof ImageBitmap || (typeof VideoFrame !== 'undefined' && value instanceof VideoFrame);
    return closable ? { type: 'image', image: { as: 'bitmap', bitmap: copyOf(value) } } : given;
  };

  const refusal = (value: unknown) =>
    new Refusal(
      `a piece of a message is text, an image, or a File or Blob, or an array of these; this is ${describeValue(value)}`,
    );

  return encodeContent;
};

const isBytes = (value: object): value is Uint8Array | ArrayBuffer =>
  value instanceof Uint8Array || value instanceof ArrayBuffer;

/** Sound and video have players. A file without a type is recognised by its name. */
const mediaKind = ({ type, name }: File): 'audio' | 'video' | undefined => {
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (type !== '') return undefined;
  if (/\.(mp4|m4v|mov|webm|ogv)$/i.test(name)) return 'video';
  return /\.(mp3|wav|ogg|oga|opus|m4a|aac|flac)$/i.test(name) ? 'audio' : undefined;
};

const copyOf = (picture: ImageBitmap | VideoFrame): ImageBitmap => {
  const [width, height] =
    picture instanceof ImageBitmap ? [picture.width, picture.height] : [picture.displayWidth, picture.displayHeight];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.transferToImageBitmap();
};
