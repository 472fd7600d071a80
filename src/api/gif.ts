import type { PixelArray } from './values';

type Images = readonly (PixelArray | ImageData)[];

/** An encoder is larger than it is wanted often: it comes by itself, with programs that name it. */
export type GifTools = { encodeGif(images: Images, options: { seconds: number; loop: boolean }): Blob };

let tools: GifTools | undefined;

/** The encoder that came with the program that is loaded. */
export const setGifTools = (loaded: GifTools | undefined) => {
  tools = loaded;
};

/**
 * A GIF of images in order, as a file that an Image shows.
 *
 * @param images All of one size, up to 65,535 pixels a side.
 * @param options `seconds` a frame, from 0.01 to 655.35, 0.1 unless said; `loop: false` plays once.
 * @throws RangeError for no images, images of several sizes, and what a GIF cannot hold.
 * @example yield yc.gif(steps, { seconds: 0.2 });
 */
export const gif = (
  images: Images,
  { seconds = 0.1, loop = true }: { seconds?: number; loop?: boolean } = {},
): Blob => {
  if (!tools) throw new Error('yc.gif was not loaded. Is the network up, and does the source say yc.gif by that name?');
  return tools.encodeGif(images, { seconds, loop });
};
