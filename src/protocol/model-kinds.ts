import * as v from 'valibot';
import { common, number, whole } from './property-schemas';

/** The kind that shows 3D models. Part of the tables of extra kinds. */

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const place = v.nullable(v.pipe(v.number(), v.finite()));

export const modelProperties = {
  model3d: v.strictObject({
    ...common,
    displayMode: v.optional(v.picklist(['solid', 'point_cloud', 'wireframe'])),
    clearColor: v.optional(v.tuple([share, share, share, share])),
    cameraPosition: v.optional(v.tuple([place, place, place])),
    zoomSpeed: number,
    panSpeed: number,
    height: whole,
  }),
};

const named = v.strictObject({ as: v.literal('url'), url: v.string() });

export const modelValues = {
  /** The file of a model, or the URL of one. */
  model3d: v.union([
    v.strictObject({
      as: v.literal('file'),
      file: v.custom<File>((given) => given instanceof File, 'expected a File'),
    }),
    named,
  ]),
};

export const modelNames = { model3d: '3D model' };
