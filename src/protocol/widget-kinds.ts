import * as v from 'valibot';
import { common, flag, label } from './property-schemas';
import { isSpans, type Span } from './spans';
import { isWallClock } from './wall-clock';

/** Extra kinds that a person picks or presses, and text in classes: their parts of the tables in `extra-kinds.ts`. */

const isColour = (text: string) => /^#[\da-f]{6}$/.test(text);

const isColourMap = (given: unknown) =>
  typeof given === 'object' &&
  given !== null &&
  Object.keys(given).length <= 500 &&
  Object.values(given).every((colour) => typeof colour === 'string' && colour.length <= 100);

export const widgetProperties = {
  colorpicker: v.strictObject(common),
  highlightedtext: v.strictObject({
    ...common,
    colorMap: v.optional(v.custom<Record<string, string>>(isColourMap, 'takes a CSS colour for each class')),
    showLegend: flag,
    showInlineCategory: flag,
    rtl: flag,
  }),
  datetime: v.strictObject({ ...common, includeTime: flag, timezone: label }),
};

export const widgetValues = {
  colorpicker: v.pipe(v.string(), v.check(isColour, 'expected #rrggbb')),
  highlightedtext: v.custom<Span[]>(isSpans, 'expected pieces of a text, each with its class'),
  datetime: v.pipe(v.string(), v.check(isWallClock, 'expected a date')),
};

export const widgetNames = {
  colorpicker: 'Colour',
  highlightedtext: 'Highlighted text',
  datetime: 'Date and time',
} satisfies Record<keyof typeof widgetValues, string>;
