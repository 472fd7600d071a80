/** Functions of CSS that load nothing by themselves. What is not listed is dropped: others may come with any browser. */
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

/** Longer than any name in the list: what stands before it does not matter. */
const nameLength = 40;

/** The only things that `url()` may name: a picture that is here, and another part of the same drawing. */
const local = /^\s*["']?(?:#|data:image\/)/i;

/** Does this CSS load nothing? It is text as written: an escape could hide any name, so none is allowed. */
export const loadsNothing = (css: string): boolean => {
  if (css.includes('\\')) return false;
  const pieces = css.split('(');
  return pieces.slice(1).every((after, i) => {
    const name = /[^\s(),:;]*$/.exec(pieces[i]?.slice(-nameLength) ?? '')?.[0].toLowerCase() ?? '';
    return harmless.has(name) && (name !== 'url' || local.test(after));
  });
};

/** Takes out of an element's style what would load something or leave its place in the text. */
export const cleanStyle = (element: ElementCSSInlineStyle & Element): void => {
  const { style } = element;
  if (!loadsNothing(element.getAttribute('style') ?? '')) {
    // A property whose value is only known once `var()` is filled in has none yet.
    for (const name of [...style]) {
      const value = style.getPropertyValue(name);
      if (value === '' || !loadsNothing(value)) style.removeProperty(name);
    }
  }
  for (const property of ['position', 'z-index', 'inset']) style.removeProperty(property);
};
