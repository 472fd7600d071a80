/** A size in pixels as a CSS value; `undefined` if it is missing or zero. */
export const pixels = (size: number | undefined): string | undefined => (size ? `${size}px` : undefined);

/** The styles of content whose height its author limits. */
export const heights = (of: { height?: number; minHeight?: number; maxHeight?: number }) => ({
  '--yc-height': pixels(of.maxHeight ?? of.height),
  'min-block-size': pixels(of.minHeight),
});
