/** What a number has to keep to. */
export type Limits = { minimum?: number; maximum?: number };

/** The nearest number within the limits. */
export const within = (value: number, { minimum, maximum }: Limits): number =>
  Math.max(minimum ?? -Infinity, Math.min(maximum ?? Infinity, value));

/** What is wrong with what stands in a number field, as a sentence; nothing where all is well. */
export const problemOf = (field: HTMLInputElement, { minimum, maximum }: Limits): string | undefined => {
  if (field.validity.badInput) return 'This is not a number. Type one such as 3 or 0.25.';
  const value = field.valueAsNumber;
  if (minimum !== undefined && value < minimum) return `${value} is too small: the least is ${minimum}.`;
  if (maximum !== undefined && value > maximum) return `${value} is too large: the most is ${maximum}.`;
  return undefined;
};

/** The value of a number field: `null` where it is empty or holds no number. */
export const numberIn = (field: HTMLInputElement): number | null =>
  Number.isFinite(field.valueAsNumber) ? field.valueAsNumber : null;
