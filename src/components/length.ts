/** A size in pixels as a CSS value; `undefined` if it is missing or zero. */
export const pixels = (size: number | undefined): string | undefined => (size ? `${size}px` : undefined);
