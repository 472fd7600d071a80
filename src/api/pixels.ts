import type { PixelArray } from './values';

/** Converts ImageData in another colour space or with floats to 8-bit sRGB. Returns other images as they are. */
export const inSrgb = <Image>(image: Image): Image | ImageData => {
  if (typeof ImageData === 'undefined' || !(image instanceof ImageData)) return image;
  if (image.colorSpace === 'srgb' && image.data instanceof Uint8ClampedArray) return image;
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.putImageData(image, 0, 0);
  return context?.getImageData(0, 0, width, height) ?? image;
};

/** Converts pixels with 1, 3 or 4 channels to RGBA in sRGB with 8 bits per channel. */
export const pixelsOf = (image: PixelArray | ImageData): Uint8ClampedArray => {
  const { width, height, data } = inSrgb(image);
  const channels = data.length / (width * height);
  const scale = data instanceof Float32Array || data instanceof Float64Array ? 255 : 1;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    for (let channel = 0; channel < 3; channel++) {
      rgba[to + channel] = (data[channels === 1 ? from : from + channel] as number) * scale;
    }
    rgba[to + 3] = channels === 4 ? (data[from + 3] as number) * scale : 255;
  }
  return rgba;
};
