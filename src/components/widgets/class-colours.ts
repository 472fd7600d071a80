import { opaqueHexOf } from '../../protocol';

/** What a class is painted with: a colour, and black or white for the text on it. */
export type Paint = { fill: string; ink: string };

/** For classes without a colour of their author's. Neighbours differ in hue and in lightness. */
const palette = [
  '#2f6fed',
  '#f0a202',
  '#0b8a6a',
  '#d6336c',
  '#8ac926',
  '#7048e8',
  '#12b5cb',
  '#b5480a',
  '#e599f7',
  '#5c6b66',
];

const channelsOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** The share of light of a colour, as WCAG computes it. */
const luminance = (hex: string) => {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Of black and white, the one that can be read better on a colour: at least 4.5:1 on any. */
const inkOn = (hex: string) => (luminance(hex) > 0.179 ? '#000000' : '#ffffff');

/** Whether two colours could be taken for one another. */
const areAlike = (one: string, other: string) => {
  const channels = channelsOf(other);
  return Math.hypot(...channelsOf(one).map((channel, index) => channel - (channels[index] ?? 0))) < 90;
};

/** The colours of classes: the author's where there are, others in the order in which the classes came. */
export const paintsOf = (classes: readonly string[], own: Readonly<Record<string, string>>): Map<string, Paint> => {
  const givenTo = (name: string) => (Object.hasOwn(own, name) ? opaqueHexOf(own[name] ?? '') : undefined);
  const taken = classes.flatMap((name) => givenTo(name) ?? []);
  const left = palette.filter((colour) => !taken.some((each) => areAlike(each, colour)));
  const free = left.length > 0 ? left : palette;
  let next = 0;
  return new Map(
    classes.map((name) => {
      const given = givenTo(name);
      const fill = given ?? (free[next++ % free.length] as string);
      return [name, { fill, ink: inkOn(fill) }];
    }),
  );
};
