import type { PixelArray } from './values';

/** RGBA, 8 bits a channel, of pixels with 1, 3 or 4 channels. */
export const pixelsOf = ({ width, height, data }: PixelArray | ImageData): Uint8ClampedArray => {
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
