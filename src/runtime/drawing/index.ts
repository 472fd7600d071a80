import type { Codec } from '../../api/internal';
import { extraEvents, type ImageWire, mostOfBrush, mostOfCanvas, opaqueHexOf, type WireValue } from '../../protocol';
import type { Payload } from '../encode';
import type { Lent } from '../extra-tools';

type Wire = NonNullable<WireValue<'imageeditor'>>;
type Form = 'imageData' | 'bitmap' | 'file';
type Options = { value?: unknown; type?: Form } & Record<string, unknown>;

const forms = ['imageData', 'bitmap', 'file'];

/** Adds `yc.ImageEditor`, `yc.Sketchpad` and `yc.Paint`. Bundled separately, for programs that name one. */
export const install = (lent: Lent): object => {
  const { Refusal, describeValue } = lent;

  const layerOf = (value: unknown, payload: Payload): ImageWire => {
    const wire = lent.encodeImage(value, payload);
    if (wire.as === 'url')
      throw new Refusal('an address cannot be drawn on. Fetch the picture first: await yc.asset(address)');
    return wire;
  };

  const encode = (value: unknown, payload: Payload): Wire => {
    const { background, layers, composite } = isParts(value) ? value : { background: value };
    if (layers !== undefined && layers !== null && !Array.isArray(layers))
      throw new Refusal(`its layers are an array of images, and this is ${describeValue(layers)}`);
    const under = [background, layers?.length ? null : composite].find((each) => each !== undefined && each !== null);
    return {
      background: under === undefined ? null : layerOf(under, payload),
      layers: Array.from((layers ?? []) as unknown[], (each) => layerOf(each, payload)),
      composite: null,
    };
  };

  const codecOf = (type: Form): Codec => ({
    events: extraEvents.imageeditor,
    encode: encode as Codec['encode'],
    decode: async ({ background, layers, composite }: Wire) => {
      const parts = background ? [background, ...layers] : layers;
      return {
        background: background && (await inForm(background, type)),
        layers: await Promise.all(layers.map((each) => inForm(each, type))),
        composite: await inForm(composite ?? (await together(parts)), type),
      };
    },
  });

  const make =
    (name: string, defaults: Options) =>
    ({ value, ...given }: Options = {}) => {
      const { type = 'imageData', ...rest } = { ...defaults, ...given } as Options;
      if (!forms.includes(type))
        throw new TypeError(`type of this ${name} is one of ${forms.join(', ')}, and this is ${describeValue(type)}.`);
      checkOptions(name, rest, describeValue);
      return lent.component('imageeditor', value, { ...rest, type }, { codec: codecOf(type) });
    };

  return {
    ImageEditor: make('ImageEditor', {}),
    Sketchpad: make('Sketchpad', { sources: [], transforms: [], layers: false, brush: { colors: ['#000000'] } }),
    Paint: make('Paint', { sources: [], transforms: [], layers: false }),
  };
};

const isSide = (side: unknown) => Number.isInteger(side) && Number(side) >= 1 && Number(side) <= mostOfCanvas;

/** Only an engine that paints knows all colours. */
const isColour = (given: unknown) =>
  typeof given === 'string' && (typeof OffscreenCanvas === 'undefined' || opaqueHexOf(given) !== undefined);

/** @throws RangeError or TypeError for an option that makes no sense */
const checkOptions = (name: string, { canvasSize, brush, eraser }: Options, describeValue: (of: unknown) => string) => {
  if (canvasSize !== undefined && !(Array.isArray(canvasSize) && canvasSize.length === 2 && canvasSize.every(isSide)))
    throw new RangeError(
      `canvasSize of this ${name} is [width, height], each from 1 to ${mostOfCanvas.toLocaleString('en')}; got ${describeValue(canvasSize)}.`,
    );
  for (const tool of [brush, eraser]) {
    const { defaultSize } = Object(tool) as { defaultSize?: unknown };
    if (defaultSize !== undefined && !(Number(defaultSize) >= 1 && Number(defaultSize) <= mostOfBrush))
      throw new RangeError(
        `defaultSize of a tool of this ${name} is a number from 1 to ${mostOfBrush.toLocaleString('en')}; got ${describeValue(defaultSize)}.`,
      );
  }
  const { colors = [], defaultColor } = Object(brush) as { colors?: unknown; defaultColor?: unknown };
  for (const colour of [
    ...(Array.isArray(colors) ? colors : [colors]),
    ...(defaultColor === undefined ? [] : [defaultColor]),
  ])
    if (!isColour(colour))
      throw new TypeError(
        `A colour of the brush of this ${name} is a CSS colour such as "teal" or "#00695a"; got ${describeValue(colour)}.`,
      );
};

/** Whether a value is in parts, and not an image. */
const isParts = (value: unknown): value is { background?: unknown; layers?: unknown[] | null; composite?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null) &&
  ['background', 'layers', 'composite'].some((name) => name in value);

const drawn = (bitmap: ImageBitmap | OffscreenCanvas) => {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  return { canvas, context };
};

const bitmapOf = async (wire: ImageWire): Promise<ImageBitmap> => {
  if (wire.as === 'bitmap') return wire.bitmap;
  return createImageBitmap(
    wire.as === 'pixels'
      ? new ImageData(new Uint8ClampedArray(wire.data), wire.width, wire.height)
      : (wire as { file: Blob }).file,
  );
};

const inForm = async (wire: ImageWire, type: Form) => {
  if (type === 'imageData' && wire.as === 'pixels')
    return new ImageData(new Uint8ClampedArray(wire.data), wire.width, wire.height);
  if (type === 'file' && wire.as === 'file') return wire.file;
  const bitmap = await bitmapOf(wire);
  if (type === 'bitmap') return bitmap;
  const { canvas, context } = drawn(bitmap);
  return type === 'file'
    ? new File([await canvas.convertToBlob({ type: 'image/png' })], 'drawing.png', { type: 'image/png' })
    : context.getImageData(0, 0, canvas.width, canvas.height);
};

/** The parts of a drawing that nobody has changed yet, drawn over one another. */
const together = async (parts: readonly ImageWire[]): Promise<ImageWire> => {
  const bitmaps = await Promise.all(parts.map(bitmapOf));
  const [width, height] = (['width', 'height'] as const).map((side) =>
    Math.max(1, ...bitmaps.map((each) => each[side])),
  );
  const canvas = new OffscreenCanvas(width as number, height as number);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (const each of bitmaps) context.drawImage(each, 0, 0);
  return { as: 'bitmap', bitmap: canvas.transferToImageBitmap() };
};
