import * as v from 'valibot';
import { common, whole } from './property-schemas';
import { imageSchema } from './value-schemas';

/** Kinds that show pictures with something over them. Part of the tables of extra kinds. */

const share = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)));

export const pictureProperties = {
  imageslider: v.strictObject({ ...common, sliderPosition: share, height: whole, maxHeight: whole }),
};

export const pictureValues = {
  /** The first image, which is shown before the handle, and the second. Either may be missing still. */
  imageslider: v.tuple([v.nullable(imageSchema), v.nullable(imageSchema)]),
};

export const pictureNames = {
  imageslider: 'Comparison',
};
