import { type ImageWire, mostOfCanvas, type WireValue } from '../../protocol';

type Size = readonly [width: number, height: number];
/** A picture, and the size in which it fits on a canvas. */
type Fitted = { picture: CanvasImageSource; size: Size };

/** A file as a picture, scaled down if it is too large to draw on. Rejects for what is no image. */
export const pictureOf = async (file: Blob): Promise<Fitted> => {
  const picture = await (file.type === 'image/svg+xml' ? loaded(file) : createImageBitmap(file));
  return { picture, size: fitted(sideOf(picture, 'width'), sideOf(picture, 'height')) };
};

const fitted = (width: number, height: number): [number, number] => {
  const scale = Math.min(1, mostOfCanvas / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
};

/** Only an element draws an SVG. */
const loaded = async (file: Blob) => {
  const image = new Image();
  const url = URL.createObjectURL(file);
  try {
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
};

const canvasOf = (pixels: Extract<ImageWire, { as: 'pixels' }>): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  const image = new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height);
  canvas.getContext('2d')?.putImageData(image, 0, 0);
  return canvas;
};

/** A part of a drawing in its own size. */
const drawable = async (wire: ImageWire): Promise<Fitted> => {
  if (wire.as === 'url') throw new Error('An address is no image.');
  if (wire.as === 'frame') return { picture: wire.frame, size: [wire.frame.displayWidth, wire.frame.displayHeight] };
  const picture =
    wire.as === 'pixels' ? canvasOf(wire) : wire.as === 'bitmap' ? wire.bitmap : (await pictureOf(wire.file)).picture;
  return { picture, size: [sideOf(picture, 'width'), sideOf(picture, 'height')] };
};

/** An SVG without a size of its own is as wide and as high as this. */
const ofNoSize = 512;
const sideOf = (picture: CanvasImageSource, side: 'width' | 'height') => (picture as ImageBitmap)[side] || ofNoSize;

/** The parts of a drawing, drawn in one size: that of the background, or of the largest layer. */
export const opened = async ({ background, layers }: NonNullable<WireValue<'imageeditor'>>) => {
  const under = background && (await drawable(background));
  const above = await Promise.all(layers.map(drawable));
  const natural: Size = under?.size ?? [longest(above, 0), longest(above, 1)];
  const size = fitted(...natural);
  const scale = size[0] / natural[0];
  const drawn = ({ picture, size: [width, height] }: Fitted) => {
    if (scale === 1) return picture;
    const canvas = new OffscreenCanvas(...size);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width * scale, height * scale);
    return canvas;
  };
  return { under: under ? drawn(under) : undefined, above: above.map(drawn), size };
};

const longest = (pictures: readonly Fitted[], side: 0 | 1) => Math.max(1, ...pictures.map(({ size }) => size[side]));
