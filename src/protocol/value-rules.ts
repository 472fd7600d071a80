/**
 * Rules for values that both sides of the sandbox check: the worker, to refuse a value at the author's own line, and the
 * page's schemas. A rule that only one of them knew would end a run without saying why.
 */

/** The longest side of a picture, in pixels, that all engines draw, and how many pixels it may have in all. */
export const mostSide = 32_767;
export const mostPixels = 16_384 * 16_384;

export const isPictureSide = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= mostSide;

export const isPictureSize = (width: unknown, height: unknown): boolean =>
  isPictureSide(width) && isPictureSide(height) && width * height <= mostPixels;

export const isNumber = (value: unknown): value is number => typeof value === 'number';

export type Choice = string | number;

/** One of the values of a Radio or its like. */
export const isChoice = (value: unknown): value is Choice =>
  typeof value === 'string' || (isNumber(value) && Number.isFinite(value));

/** A table holds the numbers that data has, NaN and infinities among them. */
export type Cell = string | number | boolean | null;

export const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
