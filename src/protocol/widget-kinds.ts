import * as v from 'valibot';
import { common } from './property-schemas';

/** Extra kinds that a person picks or presses. Their parts of the tables in `extra-kinds.ts`. */

const isColour = (text: string) => /^#[\da-f]{6}$/.test(text);

export const widgetProperties = {
  colorpicker: v.strictObject(common),
};

export const widgetValues = {
  colorpicker: v.pipe(v.string(), v.check(isColour, 'expected #rrggbb')),
};

export const widgetNames = {
  colorpicker: 'Colour',
} satisfies Record<keyof typeof widgetValues, string>;
