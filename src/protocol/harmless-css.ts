/** CSS functions that load nothing by themselves. Anything else is dropped, since browsers may add new ones. */
const harmless = new Set([
  ...['', 'var', 'calc', 'min', 'max', 'clamp', 'minmax', 'repeat', 'fit-content', 'counter', 'counters', 'url'],
  ...['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch', 'color', 'color-mix', 'light-dark'],
  ...['linear-gradient', 'radial-gradient', 'conic-gradient', 'repeating-linear-gradient'],
  ...['repeating-radial-gradient', 'repeating-conic-gradient', 'circle', 'ellipse', 'polygon', 'inset', 'path'],
  ...['matrix', 'matrix3d', 'perspective', 'rotate', 'rotate3d', 'rotatex', 'rotatey', 'rotatez', 'scale', 'scale3d'],
  ...['scalex', 'scaley', 'scalez', 'skew', 'skewx', 'skewy', 'translate', 'translate3d', 'translatex', 'translatey'],
  ...['translatez', 'blur', 'brightness', 'contrast', 'drop-shadow', 'grayscale', 'hue-rotate', 'invert', 'opacity'],
  ...['saturate', 'sepia', 'cubic-bezier', 'steps', 'linear'],
]);

/** Longer than any name in the list; what comes before does not matter. */
const nameLength = 40;

/** What `url()` may name: an inline picture, or another part of the same drawing. */
const local = /^\s*["']?(?:#|data:image\/)/i;

/** Does this CSS load nothing? Works on the source text, so escapes are rejected: they could hide any name. */
export const loadsNothing = (css: string): boolean => {
  if (css.includes('\\')) return false;
  const pieces = css.split('(');
  return pieces.slice(1).every((after, i) => {
    const name = /[^\s(),:;]*$/.exec(pieces[i]?.slice(-nameLength) ?? '')?.[0].toLowerCase() ?? '';
    return harmless.has(name) && (name !== 'url' || local.test(after));
  });
};
