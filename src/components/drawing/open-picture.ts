import type { ImageWire, WireValue } from '../../protocol';

/** A side of the canvas in pixels. The schema of a canvas has the same limit. */
const most = 2048;

type Fitted = { picture: CanvasImageSource; size: readonly [width: number, height: number] };

/** A file as a picture, scaled down if it is too large to draw on. Rejects for what is no image. */
export const pictureOf = async (file: Blob): Promise<Fitted> => {
  const picture = await (file.type === 'image/svg+xml' ? loaded(file) : createImageBitmap(file));
  return { picture, size: fitted(picture.width || 512, picture.height || 512) };
};

const fitted = (width: number, height: number): [number, number] => {
  const scale = Math.min(1, most / Math.max(width, height));
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

const drawable = async (wire: ImageWire): Promise<Fitted> => {
  if (wire.as === 'file') return pictureOf(wire.file);
  if (wire.as === 'url') throw new Error('An address is no image.');
  const picture = wire.as === 'pixels' ? canvasOf(wire) : wire.as === 'bitmap' ? wire.bitmap : wire.frame;
  const [width, height] =
    wire.as === 'frame'
      ? [wire.frame.displayWidth, wire.frame.displayHeight]
      : [sideOf(picture, 'width'), sideOf(picture, 'height')];
  return { picture, size: fitted(width, height) };
};

const sideOf = (picture: CanvasImageSource, side: 'width' | 'height') => (picture as ImageBitmap)[side];

/** The parts of a drawing as pictures of one size: that of the background, or of the largest layer. */
export const opened = async ({ background, layers }: NonNullable<WireValue<'imageeditor'>>) => {
  const under = background && (await drawable(background));
  const above = await Promise.all(layers.map(drawable));
  const size = under?.size ?? fitted(...largest(above));
  return { under: under?.picture, above: above.map(({ picture }) => picture), size };
};

const largest = (pictures: readonly Fitted[]): [number, number] => [
  Math.max(1, ...pictures.map(({ size }) => size[0])),
  Math.max(1, ...pictures.map(({ size }) => size[1])),
];
