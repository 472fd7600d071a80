import type { Lent } from './lent';

const classes = globalThis as unknown as Record<string, (new () => unknown) | undefined>;
const isA = (value: object, name: string) => classes[name] !== undefined && value instanceof classes[name];

const deepest = 40;

/** An argument as a server takes it: pictures and sounds become files, the rest is what JSON can say. */
export const sendable = async (value: unknown, lent: Lent, depth = 0): Promise<unknown> => {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'function' || typeof value === 'symbol' || depth > deepest)
    throw new TypeError(`yc.remote cannot send ${lent.describeValue(value)}.`);
  if (typeof value !== 'object' || value === null || value instanceof Blob) return value;
  if (value instanceof Date) return value.toISOString();
  if (['ImageData', 'ImageBitmap', 'OffscreenCanvas', 'VideoFrame'].some((name) => isA(value, name)))
    return new File([await pngOf(value as ImageBitmap)], 'image.png', { type: 'image/png' });
  if (value instanceof ArrayBuffer || value instanceof Uint8Array) return new File([value as ArrayBuffer], 'file');
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  if ('sampleRate' in value && 'samples' in value) {
    const wav = lent.captureTools()?.wavOf(value as never);
    if (wav) return wav;
  }
  if (Array.isArray(value)) return Promise.all(value.map((each) => sendable(each, lent, depth + 1)));
  if (value instanceof Map || value instanceof Set)
    throw new TypeError(`yc.remote cannot send ${lent.describeValue(value)}: give an array or a plain object.`);
  const entries = Object.entries(value).map(async ([key, each]) => [key, await sendable(each, lent, depth + 1)]);
  return Object.fromEntries(await Promise.all(entries));
};

const pngOf = async (image: ImageData | ImageBitmap | OffscreenCanvas | VideoFrame): Promise<Blob> => {
  if (isA(image, 'OffscreenCanvas')) return (image as OffscreenCanvas).convertToBlob();
  const { width, height } = image as ImageBitmap;
  const canvas = isA(image, 'VideoFrame')
    ? new OffscreenCanvas((image as VideoFrame).displayWidth, (image as VideoFrame).displayHeight)
    : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  if (isA(image, 'ImageData')) context.putImageData(image as ImageData, 0, 0);
  else context.drawImage(image as ImageBitmap, 0, 0);
  return canvas.convertToBlob();
};
