import * as v from 'valibot';
import { labelSchema } from './value-schemas';

/** Schemas that the properties of all kinds share. */

export const flag = v.optional(v.boolean());
export const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
export const label = v.optional(labelSchema);
export const number = v.optional(v.pipe(v.number(), v.finite()));

/** Properties that every component has. */
export const common = {
  label: label,
  /** `false` keeps the label for screen readers only. */
  showLabel: flag,
  /** Help text below the label. */
  info: label,
  /** `false` hides the component, which keeps its value. */
  visible: flag,
  /** Whether users can edit it. By default they can edit inputs, but not outputs. */
  interactive: flag,
  /** Its share of a row's width, and the minimum width in CSS pixels before the row wraps. */
  scale: number,
  minWidth: whole,
};
