import type { ListenOptions } from '../../api/internal';

/** Checks the limits of a listener. */
export const checkLimits = (
  { concurrencyLimit, maxSize }: ListenOptions,
  event: string,
  describeValue: (value: unknown) => string,
) => {
  for (const [name, value] of Object.entries({ concurrencyLimit, maxSize })) {
    if (value === undefined || value === null || (Number.isInteger(value) && value >= 1)) continue;
    throw new RangeError(
      `${name} of ${event} is a whole number from 1, or null for none; got ${describeValue(value)}.`,
    );
  }
};
