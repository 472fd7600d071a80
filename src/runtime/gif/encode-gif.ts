import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { type GifTools, pixelsOf } from '../../api/internal';

/** The most colours in a GIF frame: a table of 2⁸ (GIF89a, section 19). */
const mostColours = 256;

/** Limits of a frame's delay, in seconds: GIF counts hundredths in 16 bits (GIF89a, section 23). */
const shortest = 0.01;
const longest = 655.35;

/** Width and height have 16 bits each (GIF89a, section 18). */
const mostPixels = 65_535;

const describeNumber = (value: unknown) => (typeof value === 'number' ? String(value) : `a ${typeof value}`);

/** Implements `yc.gif`. */
export const encodeGif: GifTools['encodeGif'] = (images, { seconds, loop }) => {
  const [first] = images;
  if (!first) throw new RangeError('yc.gif takes at least one image; got none.');
  const { width, height } = first;
  if (!(seconds >= shortest && seconds <= longest)) {
    throw new RangeError(
      `yc.gif takes from ${shortest} to ${longest} seconds for each image; got ${describeNumber(seconds)}.`,
    );
  }
  if (Math.max(width, height) > mostPixels) {
    throw new RangeError(
      `yc.gif takes images of up to ${mostPixels} pixels a side; these are ${width}×${height}. Make them smaller.`,
    );
  }
  const encoder = GIFEncoder();
  for (const [i, image] of images.entries()) {
    if (image.width !== width || image.height !== height) {
      throw new RangeError(
        `yc.gif takes images of one size: the first is ${width}×${height}, image ${i + 1} is ${image.width}×${image.height}.`,
      );
    }
    const rgba = pixelsOf(image);
    const format = isNoisy(rgba) ? 'rgb444' : 'rgb565';
    const palette = quantize(rgba, mostColours, { format });
    encoder.writeFrame(applyPalette(rgba, palette, format), width, height, {
      palette,
      delay: seconds * 1000,
      repeat: loop ? 0 : -1,
    });
  }
  encoder.finish();
  return new Blob([encoder.bytes() as BlobPart], { type: 'image/gif' });
};

/** Reducing more colours than this to 256 takes a second. A coarser format is faster, and nobody sees it. */
const noisy = 4096;

const isNoisy = (rgba: Uint8ClampedArray): boolean => {
  const seen = new Uint8Array(1 << 16);
  let count = 0;
  for (let i = 0; i < rgba.length && count <= noisy; i += 4) {
    const colour =
      (((rgba[i] as number) >> 3) << 11) | (((rgba[i + 1] as number) >> 2) << 5) | ((rgba[i + 2] as number) >> 3);
    if (seen[colour]) continue;
    seen[colour] = 1;
    count++;
  }
  return count > noisy;
};
