import type { PixelArray } from './values';

type Images = readonly (PixelArray | ImageData)[];

/** The encoder is large and rarely needed, so it is loaded only for programs that name it. */
export type GifTools = { encodeGif(images: Images, options: { seconds: number; loop: boolean }): Blob };

let tools: GifTools | undefined;

/** Sets the encoder that came with the current program. */
export const setGifTools = (loaded: GifTools | undefined) => {
  tools = loaded;
};

/**
 * Makes an animated GIF from images, in order. An Image shows the file.
 *
 * @param images All of the same size, at most 65,535 pixels per side.
 * @param options `seconds` per image, from 0.01 to 655.35, 0.1 by default; `loop: false` plays once.
 * @throws RangeError if there are no images, their sizes differ, or a size or `seconds` is out of bounds
 * @example yield yc.gif(steps, { seconds: 0.2 });
 */
export const gif = (
  images: Images,
  { seconds = 0.1, loop = true }: { seconds?: number; loop?: boolean } = {},
): Blob => {
  if (!tools) throw new Error('yc.gif was not loaded. Is the network up, and does the source say yc.gif by that name?');
  return tools.encodeGif(images, { seconds, loop });
};
