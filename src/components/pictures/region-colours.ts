/** Colours that are told apart on pictures. */
const palette = [
  '#e4572e',
  '#2e86ab',
  '#f2b134',
  '#76b041',
  '#8e5bb5',
  '#17a398',
  '#d64577',
  '#5b6c8f',
  '#b5651d',
  '#3f6fd8',
];

export type Colour = readonly [red: number, green: number, blue: number];

/** Gives each label a colour, and the same one for as long as the component is there. */
export const createRegionColours = (own: () => Readonly<Record<string, string>> | undefined) => {
  const places = new Map<string, number>();
  return (label: string): string => {
    const map = own();
    if (map && Object.hasOwn(map, label)) return map[label] as string;
    const place = places.get(label) ?? places.size;
    places.set(label, place);
    return palette[place % palette.length] as string;
  };
};

let context: OffscreenCanvasRenderingContext2D | null | undefined;

/** The parts of a CSS colour, from 0 to 255. The engine paints a pixel of it, and we read that. */
export const channelsOf = (colour: string): Colour => {
  context ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) return [0, 0, 0];
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
};

/** Black or white, whichever is easier to read on a colour. */
export const inkOn = (colour: string): string => {
  const [red, green, blue] = channelsOf(colour).map((share) =>
    share <= 10 ? share / 255 / 12.92 : ((share / 255 + 0.055) / 1.055) ** 2.4,
  ) as unknown as Colour;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
};
