import type { ChatContent } from '../../protocol';
import { describeValue, encodeImage, fileOf, isImageObject, Payload, Refusal, sniffImage } from './lent';

/**
 * Images and files that are already encoded. The same object counts as the same image: comparing the pixels of a whole
 * history at each token would be slow. Authors who draw anew yield a new object.
 */
const encoded = new WeakMap<object, ChatContent>();

/** Encodes one piece of a message: text, an image, sound, video or another file. */
export const encodeContent = (value: unknown): ChatContent => {
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

const isBytes = (value: object): value is Uint8Array | ArrayBuffer =>
  value instanceof Uint8Array || value instanceof ArrayBuffer;

const encodeBlob = (blob: Blob): ChatContent => {
  if (blob.type.startsWith('image/')) return image(blob);
  const file = fileOf(blob) as File;
  return { type: mediaKind(file) ?? 'file', file };
};

/** Sound and video have players. A file without a type is recognised by its name. */
const mediaKind = ({ type, name }: File): 'audio' | 'video' | undefined => {
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (type !== '') return undefined;
  if (/\.(mp4|m4v|mov|webm|ogv)$/i.test(name)) return 'video';
  return /\.(mp3|wav|ogg|oga|opus|m4a|aac|flac)$/i.test(name) ? 'audio' : undefined;
};

/**
 * A history is yielded again and again, and may have to be sent again. So nothing in it is transferred, and we throw
 * away the payload that lists the transfers.
 */
const image = (value: object): ChatContent => ({ type: 'image', image: encodeImage(value, new Payload()) });

/** Bitmaps and frames, which their owner may close or give away in the meantime, are copied to a bitmap of ours. */
const drawing = (value: object): ChatContent => {
  const given = image(value);
  const closable = value instanceof ImageBitmap || (typeof VideoFrame !== 'undefined' && value instanceof VideoFrame);
  return closable ? { type: 'image', image: { as: 'bitmap', bitmap: copyOf(value) } } : given;
};

const copyOf = (picture: ImageBitmap | VideoFrame): ImageBitmap => {
  const [width, height] =
    picture instanceof ImageBitmap ? [picture.width, picture.height] : [picture.displayWidth, picture.displayHeight];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.transferToImageBitmap();
};

const refusal = (value: unknown) =>
  new Refusal(
    `a piece of a message is text, an image, or a File or Blob, or an array of these; this is ${describeValue(value)}`,
  );
