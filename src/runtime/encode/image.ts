import { buffer, inSrgb, isGiven, isOnItsWay } from '../../api/internal';
import { type ImageWire, isPictureSize, mostPixels, mostSide } from '../../protocol';
import { isSvg, pixelsOf, svgFile } from './held-forms';
import type { Payload } from './payload';
import { describeValue, Refusal } from './refusal';
import { sniffImage } from './sniff';
import { isUrl } from './url';

const kinds =
  'ImageData, ImageBitmap, OffscreenCanvas, VideoFrame, an image Blob or its bytes, a URL, SVG, { width, height, data } or rows of pixels';

type Pixels = { width: number; height: number; data: unknown };

/** Encodes anything image-like for the page. Buffers are copied, unless they were given away with `yc.transfer`. */
export const encodeImage = (value: unknown, payload: Payload): ImageWire => {
  if (typeof value === 'string')
    return isSvg(value) ? { as: 'file', file: svgFile(value) } : { as: 'url', url: imageUrl(value) };
  if (value instanceof Blob) return { as: 'file', file: value };
  if (value instanceof ArrayBuffer) return imageFile(new Uint8Array(value));
  if (value instanceof Uint8Array) return imageFile(value);
  if (value instanceof ImageBitmap) {
    if (value.width === 0 || isOnItsWay(value))
      throw new Refusal('this ImageBitmap is closed or was yielded before; make a new one for each yield');
    checkSize(value.width, value.height);
    return { as: 'bitmap', bitmap: payload.carry(value, value.width * value.height * 4) };
  }
  if (typeof VideoFrame !== 'undefined' && value instanceof VideoFrame) {
    if ((value.format === null && value.codedWidth === 0) || isOnItsWay(value))
      throw new Refusal('this VideoFrame is closed or was yielded before; yield a clone() of it');
    checkSize(value.displayWidth, value.displayHeight);
    return { as: 'frame', frame: payload.carry(value, value.codedWidth * value.codedHeight * 4) };
  }
  if (value instanceof OffscreenCanvas) return snapshot(value, payload);
  if (isPixels(value)) return encodePixels(value, payload);
  const held = pixelsOf(value);
  if (held) return encodePixels(held, payload);
  throw new Refusal(`it takes an image, and this is ${describeValue(value)}. Yield ${kinds}`);
};

/** Does the value look like an image, other than a string, a Blob or bytes? */
export const isImageObject = (value: unknown): boolean =>
  value instanceof ImageBitmap ||
  value instanceof OffscreenCanvas ||
  (typeof VideoFrame !== 'undefined' && value instanceof VideoFrame) ||
  (isPixels(value) && ArrayBuffer.isView(value.data));

/** Is it meant as pixels? {@link encodeImage} reports what is wrong with them. */
export const isPixels = (value: unknown): value is Pixels =>
  typeof value === 'object' && value !== null && 'width' in value && 'height' in value && 'data' in value;

const imageUrl = (text: string) => {
  if (isUrl(text)) return text;
  throw new Refusal(`it takes an image or its URL, and this is ${describeValue(text)}. Yield ${kinds}`);
};

const imageFile = (bytes: Uint8Array): ImageWire => {
  const type = sniffImage(bytes);
  if (!type)
    throw new Refusal(
      `these ${bytes.length} bytes are no image file that a browser knows (PNG, JPEG, WebP, GIF, AVIF, BMP, SVG)`,
    );
  return { as: 'file', file: new Blob([bytes as BlobPart], { type }) };
};

/** A copy of the canvas as it is now, since its owner may go on drawing. */
const snapshot = (canvas: OffscreenCanvas, payload: Payload): ImageWire => {
  if (canvas.width === 0 || canvas.height === 0)
    throw new Refusal(`this OffscreenCanvas is ${canvas.width}×${canvas.height}; it needs a size`);
  checkSize(canvas.width, canvas.height);
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return { as: 'bitmap', bitmap: payload.carry(copy.transferToImageBitmap(), canvas.width * canvas.height * 4) };
};

/** Beyond this size, engines return an empty canvas without an error. */
const checkSize = (width: number, height: number) => {
  if (isPictureSize(width, height)) return;
  throw new Refusal(
    `an image of ${count(width)}×${count(height)} pixels is larger than browsers draw. Make it at most ${count(mostSide)} pixels a side and ${count(mostPixels)} in all, as 16,384×16,384`,
  );
};

const count = (pixels: number) => pixels.toLocaleString('en');

const encodePixels = (given: Pixels, payload: Payload): ImageWire => {
  const { width, height } = given;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new Refusal(
      `an image's width and height are whole numbers from 1 to ${count(mostSide)}; got ${describeValue(width)} and ${describeValue(height)}`,
    );
  }
  checkSize(width, height);
  const { data: own } = inSrgb(given);
  const data = Array.isArray(own) ? Uint8ClampedArray.from(own) : own;
  if (!isSamples(data)) {
    throw new Refusal(
      `an image's data is a Uint8Array, Uint8ClampedArray (0–255) or Float32Array (0–1); got ${describeValue(data)}`,
    );
  }
  const channels = data.length / (width * height);
  if (channels !== 1 && channels !== 3 && channels !== 4) {
    throw new Refusal(
      `${width}×${height} pixels take ${width * height} values of data for grey, ${width * height * 3} for RGB or ${width * height * 4} for RGBA; got ${data.length}`,
    );
  }
  return { as: 'pixels', width, height, data: payload.carry(rgba(data, channels)) };
};

type Samples = Uint8Array | Uint8ClampedArray | Float32Array | Float64Array;

const isSamples = (value: unknown): value is Samples =>
  value instanceof Uint8ClampedArray ||
  value instanceof Uint8Array ||
  value instanceof Float32Array ||
  value instanceof Float64Array;

const rgba = (data: Samples, channels: 1 | 3 | 4): ArrayBuffer => {
  const bytes = data instanceof Uint8Array || data instanceof Uint8ClampedArray;
  const isFree = isGiven(data.buffer) && !isOnItsWay(data.buffer);
  if (bytes && channels === 4 && isFree && data.byteLength === data.buffer.byteLength)
    return data.buffer as ArrayBuffer;
  const out = new Uint8ClampedArray(buffer((data.length / channels) * 4));
  if (bytes && channels === 4) {
    out.set(data);
    return out.buffer;
  }
  // Uint8ClampedArray rounds and clamps what is stored in it, and turns NaN into 0.
  const scale = bytes ? 1 : 255;
  for (let from = 0, to = 0; to < out.length; from += channels, to += 4) {
    const first = (data[from] as number) * scale;
    out[to] = first;
    out[to + 1] = channels === 1 ? first : (data[from + 1] as number) * scale;
    out[to + 2] = channels === 1 ? first : (data[from + 2] as number) * scale;
    out[to + 3] = channels === 4 ? (data[from + 3] as number) * scale : 255;
  }
  return out.buffer;
};
