import * as v from 'valibot';

/** Schemas that common and rare properties share. */

export const flag = v.optional(v.boolean());
export const whole = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
