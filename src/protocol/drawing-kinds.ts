import * as v from 'valibot';
import { mostOfBrush, mostOfCanvas } from './extra-limits';
import { common, flag, label, whole } from './property-schemas';
import { imageSchema, labelSchema } from './value-schemas';

/** The kind that people draw on. Part of the tables of extra kinds. */

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostOfCanvas));
const size = v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(mostOfBrush)));
const palette = v.optional(v.pipe(v.array(labelSchema), v.maxLength(40)));

export const drawingProperties = {
  imageeditor: v.strictObject({
    ...common,
    type: v.optional(v.picklist(['imageData', 'bitmap', 'file'])),
    canvasSize: v.optional(v.tuple([side, side])),
    brush: v.optional(
      v.union([v.boolean(), v.strictObject({ defaultSize: size, colors: palette, defaultColor: label })]),
    ),
    eraser: v.optional(v.union([v.boolean(), v.strictObject({ defaultSize: size })])),
    layers: flag,
    transforms: v.optional(v.array(v.picklist(['crop']))),
    sources: v.optional(v.array(v.picklist(['upload', 'clipboard']))),
    height: whole,
    placeholder: label,
  }),
};

export const drawingValues = {
  /** What lies under the layers, the layers from bottom to top, and all of it as one image, if the page has made that. */
  imageeditor: v.strictObject({
    background: v.nullable(imageSchema),
    layers: v.pipe(v.array(imageSchema), v.maxLength(50)),
    composite: v.nullable(imageSchema),
  }),
};

export const drawingNames = { imageeditor: 'Drawing' };
