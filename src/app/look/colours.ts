/** Colours as `#rrggbb`, and how well they can be told apart. */

export type Scheme = 'light' | 'dark';

const shares = (hex: string): [number, number, number] => {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
};

/** A colour with `share` of another in it. */
export const mix = (hex: string, other: string, share: number): string => {
  const with_ = shares(other);
  return `#${shares(hex)
    .map((each, i) =>
      Math.round(each + ((with_[i] ?? 0) - each) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};

const luminance = (hex: string): number => {
  const [red, green, blue] = shares(hex).map((share) => {
    const part = share / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours as WCAG defines it: from 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const least = (hex: string, backgrounds: readonly string[]) =>
  Math.min(...backgrounds.map((background) => contrast(hex, background)));

/** The colour, made darker or lighter until it has this contrast with all the backgrounds, if any shade has. */
export const legible = (hex: string, backgrounds: readonly string[], ratio: number): string => {
  const [black, white] = ['#000000', '#ffffff'].map((end) => least(end, backgrounds)) as [number, number];
  const end = black > white ? '#000000' : '#ffffff';
  for (let share = 0; share < 1; share += 0.04) {
    const shade = mix(hex, end, share);
    if (least(shade, backgrounds) >= ratio) return shade;
  }
  return end;
};
