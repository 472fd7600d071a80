import * as v from 'valibot';
import { mostLines } from './dialogue-lines';
import { mostParameters } from './parameters';
import { common, flag, label, whole } from './property-schemas';
import { labelSchema } from './value-schemas';
import { colourMap } from './widget-kinds';

/** A height: CSS pixels, or a CSS length. */
const height = v.union([
  v.pipe(v.number(), v.minValue(1), v.maxValue(100_000)),
  v.pipe(
    v.string(),
    v.check((given) => /^\d{1,5}(?:\.\d{1,4})?(?:px|r?em|ch|vh)$/.test(given), 'takes a length such as 300px or 20em'),
  ),
]);

/** Extra kinds that list what is said, and what a function takes: their parts of the tables in `extra-kinds.ts`. */

export const listedProperties = {
  /** `separator` is what is between its lines where it is shown as plain text. */
  dialogue: v.strictObject({
    ...common,
    speakers: v.optional(v.pipe(v.array(labelSchema), v.maxLength(500))),
    tags: v.optional(v.pipe(v.array(labelSchema), v.maxLength(1000))),
    separator: label,
    colorMap: colourMap,
    placeholder: label,
    maxLines: whole,
    uiMode: v.optional(v.picklist(['dialogue', 'text', 'both'])),
    buttons: v.optional(v.array(v.picklist(['copy']))),
    submitBtn: v.optional(v.union([v.boolean(), labelSchema])),
    autofocus: flag,
    autoscroll: flag,
  }),
  paramviewer: v.strictObject({
    ...common,
    language: v.optional(v.picklist(['python', 'typescript'])),
    linkify: v.optional(v.nullable(v.pipe(v.array(labelSchema), v.maxLength(500)))),
    header: v.optional(v.nullable(labelSchema)),
    anchorLinks: v.optional(v.union([v.boolean(), labelSchema])),
    maxHeight: v.optional(height),
  }),
};

export const listedValues = {
  dialogue: v.union([
    v.string(),
    v.pipe(v.array(v.strictObject({ speaker: labelSchema, text: v.string() })), v.maxLength(mostLines)),
  ]),
  paramviewer: v.pipe(
    v.array(
      v.strictObject({
        name: labelSchema,
        type: v.string(),
        description: v.string(),
        default: v.nullable(v.string()),
      }),
    ),
    v.maxLength(mostParameters),
  ),
};

export const listedNames = {
  dialogue: 'Dialogue',
  paramviewer: 'Parameters',
} satisfies Record<keyof typeof listedValues, string>;
