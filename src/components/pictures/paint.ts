import type { ImageWire } from '../../protocol';

/** An image that is drawn, as opposed to one that the browser loads. */
export type Drawn = Extract<ImageWire, { as: 'pixels' | 'bitmap' | 'frame' }>;

export const isDrawn = (image: ImageWire): image is Drawn => image.as !== 'file' && image.as !== 'url';

/** Width and height in pixels; zeros for what was closed or handed back meanwhile. */
const sizeOf = (image: Drawn): [number, number] => {
  if (image.as === 'bitmap') return [image.bitmap.width, image.bitmap.height];
  if (image.as === 'frame')
    return image.frame.format === null ? [0, 0] : [image.frame.displayWidth, image.frame.displayHeight];
  return image.data.byteLength === 0 ? [0, 0] : [image.width, image.height];
};

/**
 * Draws an image to a canvas of its very size. What was closed or handed back meanwhile is left out, so that the canvas
 * keeps its last picture.
 *
 * Never by `bitmaprenderer`: that takes the bitmap away, and the same value may be shown twice.
 */
export const paint = (canvas: HTMLCanvasElement, image: Drawn): void => {
  const [width, height] = sizeOf(image);
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  // Setting a size, even the same one, throws the canvas's memory away.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  if (image.as === 'pixels') {
    context.putImageData(new ImageData(new Uint8ClampedArray(image.data), width, height), 0, 0);
    return;
  }
  // Through a picture with transparency the last one would show.
  context.clearRect(0, 0, width, height);
  context.drawImage(image.as === 'bitmap' ? image.bitmap : image.frame, 0, 0, width, height);
};
