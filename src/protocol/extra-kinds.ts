import * as v from 'valibot';
import { dataPlotNames, dataPlotProperties, dataPlotValues } from './data-plots';
import { drawingNames, drawingProperties, drawingValues } from './drawing-kinds';
import { listedNames, listedProperties, listedValues } from './listed-kinds';
import { modelNames, modelProperties, modelValues } from './model-kinds';
import { pictureNames, pictureProperties, pictureValues } from './picture-kinds';
import { common, flag, label, whole } from './property-schemas';
import { countSchema, fileSchema, labelSchema } from './value-schemas';
import { widgetNames, widgetProperties, widgetValues } from './widget-kinds';

/**
 * Kinds that few apps have. The page loads their schemas with those of rare properties (see `learnRare`), so only functions
 * of valibot that the other schemas use as well may be used here. A kind needs an entry in each of the tables below.
 */

const words = v.optional(v.union([v.boolean(), labelSchema]));

/** The properties of each extra kind. */
export const extraProperties = {
  multimodaltextbox: v.strictObject({
    ...common,
    lines: whole,
    maxLines: whole,
    maxLength: whole,
    placeholder: label,
    fileCount: v.optional(v.picklist(['single', 'multiple', 'directory'])),
    fileTypes: v.optional(v.array(v.string())),
    sources: v.optional(v.array(v.picklist(['upload', 'microphone']))),
    submitBtn: words,
    stopBtn: words,
  }),
  /** The component checks each cell of its samples against its kind before it draws any. */
  dataset: v.strictObject({
    ...common,
    kinds: v.array(v.string()),
    samples: v.array(v.array(v.unknown())),
    headers: v.optional(v.array(labelSchema)),
    sampleLabels: v.optional(v.array(labelSchema)),
    samplesPerPage: whole,
  }),
  actions: v.strictObject({ ...common, submitLabel: label, stopLabel: label, clearLabel: label, live: flag }),
  ...pictureProperties,
  ...drawingProperties,
  ...modelProperties,
  ...widgetProperties,
  ...dataPlotProperties,
  ...listedProperties,
};

/** The value of each extra kind on the wire, without `null`. */
export const extraValues = {
  multimodaltextbox: v.strictObject({ text: v.string(), files: v.array(fileSchema) }),
  /** The index of the sample that was picked last. */
  dataset: countSchema,
  /** The buttons of a form within another app. */
  actions: v.never(),
  ...pictureValues,
  ...drawingValues,
  ...modelValues,
  ...widgetValues,
  ...dataPlotValues,
  ...listedValues,
};

/** What a component of each extra kind is called if its author gave it no label, in English. */
export const extraNames = {
  multimodaltextbox: 'Message',
  dataset: 'Samples',
  actions: 'Form',
  ...pictureNames,
  ...drawingNames,
  ...modelNames,
  ...widgetNames,
  ...dataPlotNames,
  ...listedNames,
} satisfies Record<keyof typeof extraValues, string>;

type Outputs<Schemas> = {
  [K in keyof Schemas]: Schemas[K] extends v.GenericSchema ? v.InferOutput<Schemas[K]> : never;
};

export type ExtraKind = keyof typeof extraValues;
export type ExtraValues = Outputs<typeof extraValues>;
export type ExtraProperties = Outputs<typeof extraProperties>;
