import type { Carrier, Codec } from '../../api/internal';
import { extraEvents, type ImageWire, type WireValue } from '../../protocol';
import type { Lent } from '../extra-tools';
import { isList, masksWith, type Size } from './masks';
import { decodeStill, encodeStill } from './still';

type Annotated = NonNullable<WireValue<'annotatedimage'>>;
type Annotation = Annotated['annotations'][number];

/** More regions than anybody tells apart. The page takes no more. */
const mostAnnotations = 500;

const form = '[image, [[box or mask, label], …]] or { image, annotations }';

/** Implements `yc.AnnotatedImage`. */
export const annotatedImageOf = (lent: Lent) => {
  const { Refusal, describeValue } = lent;
  const maskOf = masksWith(lent);

  const partsOf = (value: unknown): [image: unknown, annotations: unknown] => {
    if (Array.isArray(value) && value.length === 2) return [value[0], value[1]];
    if (typeof value === 'object' && value !== null && 'image' in value)
      return [value.image, (value as { annotations?: unknown }).annotations ?? []];
    throw new Refusal(`it takes ${form}, and this is ${describeValue(value)}`);
  };

  const entryOf = (entry: unknown): { shape: unknown; label: unknown } => {
    if (Array.isArray(entry) && entry.length === 2) return { shape: entry[0], label: entry[1] };
    if (typeof entry === 'object' && entry !== null && ('box' in entry || 'mask' in entry)) {
      const { box, mask, label } = entry as Record<string, unknown>;
      return { shape: box ?? mask, label };
    }
    throw new Refusal(`it is [box or mask, label], and this is ${describeValue(entry)}`);
  };

  const annotationOf = (entry: unknown, size: Size | undefined, payload: Carrier): Annotation => {
    const { shape, label: given } = entryOf(entry);
    if (typeof given !== 'string' && typeof given !== 'number')
      throw new Refusal(`its label is text, and this is ${describeValue(given)}`);
    const label = String(given);
    const isBox = isList(shape) && shape.length === 4 && typeof shape[0] === 'number' && size?.join() !== '2,2';
    if (isBox) return { as: 'box', label, box: boxOf(Array.from(shape as ArrayLike<unknown>)) };
    const mask = maskOf(shape, size);
    return { as: 'mask', label, ...mask, data: payload.carry(mask.data) };
  };

  const boxOf = (sides: unknown[]): [number, number, number, number] => {
    const [x1, y1, x2, y2] = sides as [number, number, number, number];
    if (!sides.every(Number.isFinite) || x1 >= x2 || y1 >= y2)
      throw new Refusal(
        `its box is [x1, y1, x2, y2] in pixels, from the top left corner to the bottom right, and this is [${sides.join(', ')}]`,
      );
    return [x1, y1, x2, y2];
  };

  const codec: Codec = {
    events: extraEvents.annotatedimage,
    encode: (value, payload): Annotated => {
      const [picture, given] = partsOf(value);
      if (!Array.isArray(given))
        throw new Refusal(`its annotations are an array of [box or mask, label], and this is ${describeValue(given)}`);
      if (given.length > mostAnnotations)
        throw new Refusal(`it takes at most ${mostAnnotations} annotations, and these are ${given.length}`);
      const image = encodeStill(picture, payload, lent);
      const size = sizeOf(image);
      const annotations = given.map((entry, i) => {
        try {
          return annotationOf(entry, size, payload);
        } catch (thrown) {
          throw thrown instanceof Refusal ? new Refusal(`its annotation ${i + 1}: ${thrown.message}`) : thrown;
        }
      });
      return { image, annotations };
    },
    decode: async ({ image, annotations }: Annotated) => ({
      image: await decodeStill(image, lent),
      annotations: annotations.map((each) =>
        each.as === 'box'
          ? { label: each.label, box: each.box }
          : {
              label: each.label,
              mask: { width: each.width, height: each.height, data: new Uint8Array(each.data) },
            },
      ),
    }),
  };

  return ({ value, ...properties }: Record<string, unknown> = {}) =>
    lent.component('annotatedimage', value, properties, { codec });
};

/** The image's size in pixels, if it is known before the page has loaded it. */
const sizeOf = (image: ImageWire): Size | undefined => {
  if (image.as === 'pixels') return [image.width, image.height];
  return image.as === 'bitmap' ? [image.bitmap.width, image.bitmap.height] : undefined;
};
