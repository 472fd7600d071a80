import * as v from 'valibot';
import { common, flag } from './property-schemas';
import { isSpans, type Span } from './spans';

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
};

export const widgetValues = {
  colorpicker: v.pipe(v.string(), v.check(isColour, 'expected #rrggbb')),
  highlightedtext: v.custom<Span[]>(isSpans, 'expected pieces of a text, each with its class'),
};

export const widgetNames = {
  colorpicker: 'Colour',
  highlightedtext: 'Highlighted text',
} satisfies Record<keyof typeof widgetValues, string>;
