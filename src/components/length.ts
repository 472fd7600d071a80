/** A size in CSS pixels as a style sheet takes it; nothing where it is not given, or is zero. */
export const pixels = (size: number | undefined): string | undefined => (size ? `${size}px` : undefined);
