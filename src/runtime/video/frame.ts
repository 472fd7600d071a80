import { type FrameLike, inSrgb, pixelsOf } from '../../api/internal';

export type Size = { width: number; height: number };

/** The size at which an image is encoded: encoders take even numbers only. */
export const sizeOf = (image: FrameLike): Size => {
  const { width, height } = shown(image);
  return { width: even(width), height: even(height) };
};

const even = (length: number) => Math.max(2, length - (length % 2));

/**
 * Makes a frame of this size from the image as it is now. The caller closes it.
 *
 * @throws TypeError for anything that is not an image.
 * @throws DOMException for an image that is closed.
 */
export const frameOf = (image: FrameLike, size: Size, timestamp: number): VideoFrame => {
  const frame =
    'data' in image
      ? new VideoFrame(rgba(image), { format: 'RGBX', codedWidth: image.width, codedHeight: image.height, timestamp })
      : new VideoFrame(image, { timestamp, alpha: 'discard' });
  const { codedWidth, codedHeight, visibleRect } = frame;
  const { width, height } = visibleRect ?? { width: codedWidth, height: codedHeight };
  const { displayWidth, displayHeight } = frame;
  const fits = [width, displayWidth].every((each) => each === size.width);
  if (fits && [height, displayHeight].every((each) => each === size.height)) return frame;
  const canvas = new OffscreenCanvas(size.width, size.height);
  canvas.getContext('2d')?.drawImage(frame, 0, 0, size.width, size.height);
  frame.close();
  return new VideoFrame(canvas, { timestamp, alpha: 'discard' });
};

const shown = (image: unknown): Size => {
  if (image instanceof VideoFrame) {
    if (image.codedWidth === 0)
      throw new TypeError('This VideoFrame is closed; add it before, or add a clone() of it.');
    return { width: image.displayWidth, height: image.displayHeight };
  }
  const { width, height } = (image ?? {}) as Partial<Size>;
  const known =
    image instanceof ImageBitmap ||
    image instanceof OffscreenCanvas ||
    ArrayBuffer.isView((image as { data?: unknown } | null)?.data);
  if (known && width && height) return { width, height };
  throw new TypeError(
    'A clip takes VideoFrames, ImageData, ImageBitmaps, OffscreenCanvases and { width, height, data } with a size above 0 by 0; ' +
      `got ${Object.prototype.toString.call(image).slice(8, -1)}${width === undefined ? '' : ` of ${width}×${height}`}.`,
  );
};

const rgba = (given: Extract<FrameLike, { data: unknown }>): Uint8ClampedArray<ArrayBuffer> => {
  const image = inSrgb(given);
  const { width, height, data } = image;
  if (![1, 3, 4].includes(data.length / (width * height))) {
    throw new TypeError(
      `${width}×${height} pixels take ${width * height} values of data for grey, ${width * height * 3} for RGB or ${width * height * 4} for RGBA; got ${data.length}.`,
    );
  }
  if (data instanceof Uint8ClampedArray && data.length === width * height * 4)
    return data as Uint8ClampedArray<ArrayBuffer>;
  return pixelsOf(image) as Uint8ClampedArray<ArrayBuffer>;
};
