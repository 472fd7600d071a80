import type { Carrier } from '../../api/internal';
import type { ImageWire } from '../../protocol';
import type { Payload } from '../encode';
import type { Lent } from '../extra-tools';

/**
 * Encodes an image that stays on the page for as long as it is shown. A frame must be closed soon, or its decoder runs out
 * of them, so a picture of it is sent instead.
 */
export const encodeStill = (value: unknown, payload: Carrier, { encodeImage }: Lent): ImageWire => {
  if (typeof VideoFrame === 'undefined' || !(value instanceof VideoFrame) || value.displayWidth === 0)
    return encodeImage(value, payload as Payload);
  const canvas = new OffscreenCanvas(value.displayWidth, value.displayHeight);
  canvas.getContext('2d')?.drawImage(value, 0, 0);
  value.close();
  return encodeImage(canvas, payload as Payload);
};

/** The pixels of an image that comes back from the page. */
export const decodeStill = async (wire: ImageWire, { Refusal }: Lent): Promise<ImageData> => {
  if (wire.as === 'pixels') return new ImageData(new Uint8ClampedArray(wire.data), wire.width, wire.height);
  const bitmap = await bitmapOf(wire).catch(() => undefined);
  if (!bitmap) throw new Refusal('one of its files cannot be read as an image. Try a PNG, JPEG or WebP');
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return context.getImageData(0, 0, width, height);
};

const bitmapOf = async (wire: ImageWire): Promise<ImageBitmap | undefined> => {
  if (wire.as === 'bitmap') return wire.bitmap;
  return wire.as === 'file' ? createImageBitmap(wire.file) : undefined;
};
