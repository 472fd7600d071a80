import { type FrameLike, inSrgb, pixelsOf } from '../../api/internal';

/** Pixels as RGBA in sRGB. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };

let canvas: OffscreenCanvas | undefined;

/**
 * The pixels of a picture, as it is shown.
 *
 * @throws TypeError for anything that is no picture, and for one that is closed
 */
export const pixelsIn = async (image: unknown): Promise<Pixels> => {
  if (image instanceof Blob) {
    const bitmap = await createImageBitmap(image).catch(() => {
      throw new TypeError(`detect takes a picture; this file (${image.type || 'of an unknown type'}) is none.`);
    });
    try {
      return drawn(bitmap, bitmap);
    } finally {
      bitmap.close();
    }
  }
  if (typeof VideoFrame !== 'undefined' && image instanceof VideoFrame)
    return drawn(image, { width: image.displayWidth, height: image.displayHeight });
  if (image instanceof ImageBitmap || image instanceof OffscreenCanvas) return drawn(image, image);
  const given = image as Extract<FrameLike, { data: unknown }> | null;
  if (given?.data && given.width > 0 && given.height > 0) {
    const { width, height, data } = inSrgb(given);
    if ([1, 3, 4].includes(data.length / (width * height)))
      return data instanceof Uint8ClampedArray && data.length === width * height * 4
        ? { width, height, data }
        : { width, height, data: pixelsOf(given) };
  }
  throw new TypeError(
    'detect takes an ImageData, ImageBitmap, OffscreenCanvas, VideoFrame, a picture’s file, or { width, height, data }; ' +
      `got ${image === null ? 'null: is the input empty?' : Object.prototype.toString.call(image).slice(8, -1)}`,
  );
};

const drawn = (image: CanvasImageSource, { width, height }: { width: number; height: number }): Pixels => {
  if (!(width > 0 && height > 0)) throw new TypeError('detect was given a picture that is closed, or empty.');
  canvas ??= new OffscreenCanvas(1, 1);
  // A new size clears it too.
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to read the picture with.');
  context.drawImage(image, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
};

/**
 * Scales a picture to a square of three channels from 0 to 255, as TensorFlow's `resizeBilinear` does: the model learnt from
 * such pictures. What drawing to a canvas gives differs from engine to engine.
 */
export const squareOf = ({ width, height, data }: Pixels, side: number): Float32Array => {
  const square = new Float32Array(side * side * 3);
  const columns = spansOf(width, side);
  const rows = spansOf(height, side);
  let to = 0;
  for (const row of rows) {
    const [top, bottom] = [row.from * width, row.to * width];
    for (const column of columns) {
      const [a, b] = [(top + column.from) * 4, (top + column.to) * 4];
      const [c, d] = [(bottom + column.from) * 4, (bottom + column.to) * 4];
      for (let channel = 0; channel < 3; channel++) {
        const upper = mix(data[a + channel] as number, data[b + channel] as number, column.share);
        const lower = mix(data[c + channel] as number, data[d + channel] as number, column.share);
        square[to++] = mix(upper, lower, row.share);
      }
    }
  }
  return square;
};

const mix = (a: number, b: number, share: number) => a + (b - a) * share;

/** Between which two of the old places each new one lies, and how near to the second. */
const spansOf = (length: number, side: number) =>
  Array.from({ length: side }, (_, at) => {
    const place = at * (length / side);
    const from = Math.floor(place);
    return { from, to: Math.min(length - 1, Math.ceil(place)), share: place - from };
  });
