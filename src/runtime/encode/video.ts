import type { VideoWire } from '../../protocol';
import { encodeSound } from './audio';
import { encodeImage, isImageObject, isPixels } from './image';
import { encodeMediaFile } from './mediaFile';
import type { Parcel } from './parcel';
import { nameOf, Refusal } from './refusal';

/**
 * Anything that moves, as the page takes it: a file or a piece of one, or the next frame. As with sound, what is in a
 * file is not looked at here.
 */
export const encodeVideo = (value: unknown, parcel: Parcel): VideoWire => {
  const isPicture = value instanceof Blob ? value.type.startsWith('image/') : isImageObject(value) || isPixels(value);
  if (isPicture) return encodeFrame(value, null, parcel);
  const wire = encodeMediaFile(value, parcel);
  if (wire) return wire;
  if (isSounding(value)) return encodeFrame(value.frame, value.audio ?? null, parcel);
  throw new Refusal(
    `it takes video, and this is ${nameOf(value)}. Yield a Blob or the bytes of an MP4, WebM or MPEG-TS file, its URL, ImageData, ImageBitmap, OffscreenCanvas, VideoFrame or { frame, audio }`,
  );
};

const encodeFrame = (frame: unknown, audio: unknown, parcel: Parcel): VideoWire => {
  const image = encodeImage(frame, parcel);
  if (image.as === 'file' || image.as === 'url') {
    throw new Refusal('a frame is no image file. Yield await createImageBitmap(file)');
  }
  const sound = audio === null ? null : encodeSound(audio, parcel);
  if (sound !== undefined) return { as: 'frame', image, sound };
  throw new Refusal(`audio is { sampleRate, samples } or AudioData, and this is ${nameOf(audio)}`);
};

const isSounding = (value: unknown): value is { frame: unknown; audio?: unknown } =>
  typeof value === 'object' && value !== null && 'frame' in value;
