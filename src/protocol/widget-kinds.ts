import * as v from 'valibot';
import { common, flag, label, whole } from './property-schemas';
import { isSpans, type Span } from './spans';
import { fileSchema, labelSchema } from './value-schemas';
import { isWallClock } from './wall-clock';

/** Extra kinds that a person picks or presses, and text in classes: their parts of the tables in `extra-kinds.ts`. */

const isColour = (text: string) => /^#[\da-f]{6}$/.test(text);

const isColourMap = (given: unknown) =>
  typeof given === 'object' &&
  given !== null &&
  Object.keys(given).length <= 500 &&
  Object.values(given).every((colour) => typeof colour === 'string' && colour.length <= 100);

export const colourMap = v.optional(v.custom<Record<string, string>>(isColourMap, 'takes a CSS colour for each class'));

const pressed = {
  ...common,
  variant: v.optional(v.picklist(['primary', 'secondary', 'stop'])),
  size: v.optional(v.picklist(['small', 'medium', 'large'])),
};

export const widgetProperties = {
  colorpicker: v.strictObject(common),
  highlightedtext: v.strictObject({
    ...common,
    colorMap: colourMap,
    showLegend: flag,
    showInlineCategory: flag,
    rtl: flag,
  }),
  datetime: v.strictObject({ ...common, includeTime: flag, timezone: label }),
  uploadbutton: v.strictObject({
    ...pressed,
    fileCount: v.optional(v.picklist(['single', 'multiple', 'directory'])),
    fileTypes: v.optional(v.array(v.string())),
  }),
  /** Paths are matched by globs. */
  fileexplorer: v.strictObject({
    ...common,
    glob: label,
    ignoreGlob: label,
    fileCount: v.optional(v.picklist(['single', 'multiple'])),
    maxHeight: whole,
  }),
  downloadbutton: v.strictObject(pressed),
  duplicatebutton: v.strictObject({ ...pressed, icon: label }),
  deeplinkbutton: v.strictObject({ ...pressed, icon: label, copiedValue: label }),
};

export const widgetValues = {
  colorpicker: v.pipe(v.string(), v.check(isColour, 'expected #rrggbb')),
  highlightedtext: v.custom<Span[]>(isSpans, 'expected pieces of a text, each with its class'),
  datetime: v.pipe(v.string(), v.check(isWallClock, 'expected a date')),
  uploadbutton: v.array(fileSchema),
  /** The files that are chosen, each with its path for a name. */
  fileexplorer: v.pipe(v.array(fileSchema), v.maxLength(10_000)),
  /** One file. */
  downloadbutton: v.pipe(v.array(fileSchema), v.maxLength(1)),
  /** The text on the button, as in a plain one. */
  duplicatebutton: labelSchema,
  deeplinkbutton: labelSchema,
};

export const widgetNames = {
  colorpicker: 'Colour',
  highlightedtext: 'Highlighted text',
  datetime: 'Date and time',
  uploadbutton: 'Upload a file',
  fileexplorer: 'Files of a folder',
  downloadbutton: 'Download',
  duplicatebutton: 'Duplicate',
  deeplinkbutton: 'Share via link',
} satisfies Record<keyof typeof widgetValues, string>;
