import * as v from 'valibot';
import { isCssColour } from './css-colour';
import { common, flag, whole } from './property-schemas';
import { isPictureSide } from './value-rules';
import { imageSchema, labelSchema } from './value-schemas';

/** Kinds that show pictures with something over them. Part of the tables of extra kinds. */

const share = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)));

type ColourMap = Readonly<Record<string, string>>;

const colourMap = v.optional(
  v.pipe(
    v.custom<ColourMap>((given) => typeof given === 'object' && given !== null),
    v.check(
      (given) => Object.keys(given).length <= 1000 && Object.values(given).every(isCssColour),
      "takes a CSS colour for each label, as in { cat: '#e4572e' }",
    ),
  ),
);

export const pictureProperties = {
  imageslider: v.strictObject({ ...common, sliderPosition: share, height: whole, maxHeight: whole }),
  annotatedimage: v.strictObject({ ...common, colorMap: colourMap, showLegend: flag, height: whole }),
  plot: v.strictObject({ ...common, height: whole }),
};

const side = v.custom<number>(isPictureSide, 'expected a side in pixels');
const place = v.pipe(v.number(), v.finite());

const box = v.strictObject({
  as: v.literal('box'),
  label: labelSchema,
  /** The left, top, right and bottom edge in pixels of the image. */
  box: v.tuple([place, place, place, place]),
});

/** How much each pixel belongs to the region, from 0 to 255, row by row from the top left. */
const mask = v.pipe(
  v.strictObject({
    as: v.literal('mask'),
    label: labelSchema,
    width: side,
    height: side,
    data: v.instance(ArrayBuffer),
  }),
  v.check(({ width, height, data }) => data.byteLength === width * height, 'data must be width × height bytes'),
);

export const pictureValues = {
  /** The first image, which is shown before the handle, and the second. Either may be missing still. */
  imageslider: v.tuple([v.nullable(imageSchema), v.nullable(imageSchema)]),
  annotatedimage: v.strictObject({
    image: imageSchema,
    annotations: v.pipe(v.array(v.union([box, mask])), v.maxLength(500)),
  }),
  /** A specification of Vega-Lite or Vega as JSON text, so that the page can only parse plain data from it; or a picture. */
  plot: v.union([v.strictObject({ as: v.literal('vega'), spec: v.string() }), imageSchema]),
};

export const pictureNames = {
  imageslider: 'Comparison',
  annotatedimage: 'Annotated image',
  plot: 'Plot',
};
