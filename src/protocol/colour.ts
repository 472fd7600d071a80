import { isHexColour } from './look';

/** A CSS colour as `#rrggbb`; `undefined` if it is none, or shows what is behind it. */
export const hexOf = (written: unknown): string | undefined => {
  if (typeof written !== 'string') return undefined;
  const text = written.trim().toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return isHexColour(text) ? text : drawn(text);
};

/** Any CSS colour as `#rrggbb`, without its transparency; `undefined` for what is no colour. */
export const opaqueHexOf = (written: string): string | undefined =>
  hexOf(written) ?? hexOf(`rgb(from ${written} r g b / 1)`);

/** The engine knows all other colours: names, `hsl(…)`, `oklch(…)`. So it paints a pixel, and we read that. */
const drawn = (text: string): string | undefined => {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  // A colour that is none leaves the one before, whichever that is.
  if (!context || settled(context, '#000000', text) !== settled(context, '#ffffff', text)) return undefined;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha] = context.getImageData(0, 0, 1, 1).data;
  if (alpha !== 255) return undefined;
  return `#${[red, green, blue].map((share) => share.toString(16).padStart(2, '0')).join('')}`;
};

const settled = (context: OffscreenCanvasRenderingContext2D, before: string, text: string) => {
  context.fillStyle = before;
  context.fillStyle = text;
  return context.fillStyle;
};
