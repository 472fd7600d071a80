/**
 * Rules for values that both sides of the sandbox check: the worker, to report a bad value at the author's line, and
 * the page's schemas. If only one side knew a rule, a run could end without saying why.
 */

/** The longest side of a picture that all engines can draw, and the most pixels it may have. Both in pixels. */
export const mostSide = 32_767;
export const mostPixels = 16_384 * 16_384;

export const isPictureSide = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= mostSide;

export const isPictureSize = (width: unknown, height: unknown): boolean =>
  isPictureSide(width) && isPictureSide(height) && width * height <= mostPixels;

export const isNumber = (value: unknown): value is number => typeof value === 'number';

export type Choice = string | number;

/** A value of a Radio or a similar component. */
export const isChoice = (value: unknown): value is Choice =>
  typeof value === 'string' || (isNumber(value) && Number.isFinite(value));

/** A cell of a table. Its numbers may be NaN or infinite, as in real data. */
export type Cell = string | number | boolean | null;

export const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
