import { type FrameLike, inSrgb, pixelsOf } from '../../api/internal';

/** Pixels as RGBA in sRGB. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };

/** A picture that was read. Its pixels may be fewer than it has. */
export type Picture = { size: { width: number; height: number }; pixels: Pixels };

/** The longest side that is read of what has to be drawn first. No model sees more, and 8K would take 130 MB. */
const longest = 2048;

let canvas: OffscreenCanvas | undefined;

/**
 * Reads a picture, as it is shown.
 *
 * @param reader the name of the function that the picture was given to, for messages
 * @throws TypeError for anything that is no picture, and for one that is closed
 */
export const readPicture = async (image: unknown, reader: string): Promise<Picture> => {
  if (image instanceof Blob) {
    const bitmap = await createImageBitmap(image).catch(() => {
      throw new TypeError(`${reader} takes a picture; this file (${image.type || 'of an unknown type'}) is none.`);
    });
    try {
      return drawn(bitmap, bitmap, reader);
    } finally {
      bitmap.close();
    }
  }
  if (typeof VideoFrame !== 'undefined' && image instanceof VideoFrame)
    return drawn(image, { width: image.displayWidth, height: image.displayHeight }, reader);
  if (image instanceof ImageBitmap || image instanceof OffscreenCanvas) return drawn(image, image, reader);
  const given = image as Extract<FrameLike, { data: unknown }> | null;
  if (given?.data && given.width > 0 && given.height > 0) {
    const { width, height, data } = inSrgb(given);
    if ([1, 3, 4].includes(data.length / (width * height))) {
      const isReady = data instanceof Uint8ClampedArray && data.length === width * height * 4;
      return { size: { width, height }, pixels: { width, height, data: isReady ? data : pixelsOf(given) } };
    }
  }
  throw new TypeError(
    `${reader} takes an ImageData, ImageBitmap, OffscreenCanvas, VideoFrame, a picture’s file, or { width, height, data }; ` +
      `got ${image === null ? 'null: is the input empty?' : Object.prototype.toString.call(image).slice(8, -1)}`,
  );
};

const drawn = (
  image: CanvasImageSource,
  { width, height }: { width: number; height: number },
  reader: string,
): Picture => {
  if (!(width > 0 && height > 0)) throw new TypeError(`${reader} was given a picture that is closed, or empty.`);
  const scale = Math.min(1, longest / Math.max(width, height));
  const [across, down] = [width, height].map((each) => Math.max(1, Math.round(each * scale))) as [number, number];
  canvas ??= new OffscreenCanvas(1, 1);
  // A new size clears it too.
  canvas.width = across;
  canvas.height = down;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to read the picture with.');
  context.drawImage(image, 0, 0, across, down);
  const { data } = context.getImageData(0, 0, across, down);
  return { size: { width, height }, pixels: { width: across, height: down, data } };
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
  for (let y = 0; y < side; y++) {
    const top = (rows.from[y] as number) * width;
    const bottom = (rows.to[y] as number) * width;
    const down = rows.share[y] as number;
    for (let x = 0; x < side; x++) {
      const from = columns.from[x] as number;
      const next = columns.to[x] as number;
      const across = columns.share[x] as number;
      const [a, b, c, d] = [(top + from) * 4, (top + next) * 4, (bottom + from) * 4, (bottom + next) * 4];
      for (let channel = 0; channel < 3; channel++) {
        const upper = mix(data[a + channel] as number, data[b + channel] as number, across);
        const lower = mix(data[c + channel] as number, data[d + channel] as number, across);
        square[to++] = mix(upper, lower, down);
      }
    }
  }
  return square;
};

const mix = (a: number, b: number, share: number) => a + (b - a) * share;

/** Between which two of the old places each new one lies, and how near to the second. In typed arrays: twice as fast. */
const spansOf = (length: number, side: number) => {
  const spans = { from: new Int32Array(side), to: new Int32Array(side), share: new Float64Array(side) };
  for (let at = 0; at < side; at++) {
    const place = at * (length / side);
    spans.from[at] = Math.floor(place);
    spans.to[at] = Math.min(length - 1, Math.ceil(place));
    spans.share[at] = place - Math.floor(place);
  }
  return spans;
};
