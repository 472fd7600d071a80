import * as v from 'valibot';
import { isFontList, isHexColour, type Look, mostOfCss, themeBounds, themeNames } from '../../protocol';

const colour = v.pipe(v.string(), v.check(isHexColour));
const pair = v.optional(v.tuple([colour, v.nullable(colour)]));
const font = v.optional(v.pipe(v.string(), v.check(isFontList)));
const within = ([least, most]: readonly [number, number]) =>
  v.optional(v.pipe(v.number(), v.minValue(least), v.maxValue(most)));

const theme = v.strictObject({
  base: v.picklist(themeNames),
  primary: pair,
  background: pair,
  text: pair,
  radius: within(themeBounds.radius),
  spacing: within(themeBounds.spacing),
  textSize: within(themeBounds.textSize),
  font,
  codeFont: font,
});

/** What the sandbox says an app looks like: colours, numbers and names of fonts, from which the page makes its styles. */
export const lookSchema = v.strictObject({
  op: v.literal('look'),
  theme: v.optional(theme),
  css: v.optional(v.pipe(v.string(), v.maxLength(mostOfCss))),
}) as v.GenericSchema<unknown, Look>;
