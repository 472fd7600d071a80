import type { ImageWire } from '../../protocol';

/** An image that we draw, as opposed to one that the browser loads. */
export type Drawn = Extract<ImageWire, { as: 'pixels' | 'bitmap' | 'frame' }>;

export const isDrawn = (image: ImageWire): image is Drawn => image.as !== 'file' && image.as !== 'url';

/** Width and height in pixels; zeros if the image has been closed or transferred. */
const sizeOf = (image: Drawn): [number, number] => {
  if (image.as === 'bitmap') return [image.bitmap.width, image.bitmap.height];
  if (image.as === 'frame')
    return image.frame.format === null ? [0, 0] : [image.frame.displayWidth, image.frame.displayHeight];
  return image.data.byteLength === 0 ? [0, 0] : [image.width, image.height];
};

/**
 * Draws an image to a canvas and gives it the image's size. If the image has been closed or transferred, the canvas
 * keeps its last picture.
 *
 * Never uses `bitmaprenderer`: that would take the bitmap, but the same value may be shown twice.
 */
export const paint = (canvas: HTMLCanvasElement, image: Drawn): void => {
  const [width, height] = sizeOf(image);
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  // Setting a size, even the same one, reallocates the canvas.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (image.as === 'pixels') {
    context.putImageData(new ImageData(new Uint8ClampedArray(image.data), width, height), 0, 0);
    return;
  }
  // Otherwise the last picture would show through a transparent one.
  context.clearRect(0, 0, width, height);
  context.drawImage(image.as === 'bitmap' ? image.bitmap : image.frame, 0, 0, width, height);
};
