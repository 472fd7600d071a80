/** A piece of a text, with its class, its score from −1 to 1, or neither. */
export type Span = [text: string, of: string | number | null];

/** The most characters in the name of a class. */
export const mostOfClass = 2_000;

/** The most pieces that are shown. More elements would block the page. */
export const mostOfSpans = 20_000;

const isSpan = (value: unknown) => {
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== 'string') return false;
  const of: unknown = value[1];
  return of === null || (typeof of === 'string' && of.length <= mostOfClass) || Number.isFinite(of);
};

/** One check for all of them: a text that grows by its tokens comes whole with each. */
export const isSpans = (value: unknown): value is Span[] =>
  Array.isArray(value) && value.length <= mostOfSpans && value.every(isSpan);
