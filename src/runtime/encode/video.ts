import type { VideoWire } from '../../protocol';
import { encodeSound } from './audio';
import { encodeImage, isImageObject, isPixels } from './image';
import { encodeMediaFile } from './media-file';
import type { Payload } from './payload';
import { describeValue, Refusal } from './refusal';

/**
 * Encodes anything that moves for the page: a file or a piece of one, or the next frame. As with sound, we do not look
 * at the content of files here.
 */
export const encodeVideo = (value: unknown, payload: Payload): VideoWire => {
  const isPicture = value instanceof Blob ? value.type.startsWith('image/') : isImageObject(value) || isPixels(value);
  if (isPicture) return encodeFrame(value, null, payload);
  const wire = encodeMediaFile(value, payload);
  if (wire) return wire;
  if (isSounding(value)) return encodeFrame(value.frame, value.audio ?? null, payload);
  throw new Refusal(
    `it takes video, and this is ${describeValue(value)}. Yield a Blob or the bytes of an MP4, WebM or MPEG-TS file, its URL, ImageData, ImageBitmap, OffscreenCanvas, VideoFrame or { frame, audio }`,
  );
};

const encodeFrame = (frame: unknown, audio: unknown, payload: Payload): VideoWire => {
  const image = encodeImage(frame, payload);
  if (image.as === 'file' || image.as === 'url') {
    throw new Refusal('a frame is no image file. Yield await createImageBitmap(file)');
  }
  const sound = audio === null ? null : encodeSound(audio, payload);
  if (sound !== undefined) return { as: 'frame', image, sound };
  throw new Refusal(`audio is { sampleRate, samples } or AudioData, and this is ${describeValue(audio)}`);
};

const isSounding = (value: unknown): value is { frame: unknown; audio?: unknown } =>
  typeof value === 'object' && value !== null && 'frame' in value;
