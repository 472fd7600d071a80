import type { Pixels } from '../picture';

/** A square of a picture that may be turned: its centre and side in pixels, and its angle clockwise in radians. */
export type Crop = { x: number; y: number; side: number; angle: number };

/** How a model wants its input. */
export type Scaled = {
  /** The side of the model's square, in pixels. */
  side: number;
  /** What becomes of the values 0 and 255. */
  from: number;
  to: number;
  /** What is beyond the picture: black, or as the picture's edge is. */
  beyond: 'black' | 'edge';
};

/** Where a place of a crop is in the picture; `u` and `v` run from 0 to 1. */
export const placeIn = ({ x, y, side, angle }: Crop, u: number, v: number): [x: number, y: number] => {
  const [right, down] = [(u - 0.5) * side, (v - 0.5) * side];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [x + right * cos - down * sin, y + right * sin + down * cos];
};

/** A crop is averaged over as many samples a side of each pixel, where it has far more pixels than the model takes. */
const mostSamples = 4;

/** Scales a crop to a model's input of three channels. */
export const scaleCrop = ({ width, height, data }: Pixels, crop: Crop, { side, from, to, beyond }: Scaled) => {
  const input = new Float32Array(side * side * 3);
  const samples = Math.min(mostSamples, Math.max(1, Math.round(crop.side / side)));
  const grid = side * samples;
  const step = crop.side / grid;
  const [cos, sin] = [Math.cos(crop.angle) * step, Math.sin(crop.angle) * step];
  const factor = (to - from) / (255 * samples * samples);
  const [right, bottom] = [width - 1, height - 1];
  // The first sample's middle. Pixels are at whole numbers here: half a pixel less than in `crop`.
  const begin = placeIn(crop, 0.5 / grid, 0.5 / grid);
  const [left, top] = [begin[0] - 0.5, begin[1] - 0.5];
  for (let row = 0; row < grid; row++) {
    const line = Math.floor(row / samples) * side;
    for (let column = 0; column < grid; column++) {
      const x = left + column * cos - row * sin;
      const y = top + column * sin + row * cos;
      if (beyond === 'black' && (x < -0.5 || y < -0.5 || x > right + 0.5 || y > bottom + 0.5)) continue;
      const inX = x < 0 ? 0 : x > right ? right : x;
      const inY = y < 0 ? 0 : y > bottom ? bottom : y;
      const [x0, y0] = [Math.floor(inX), Math.floor(inY)];
      const [across, down] = [inX - x0, inY - y0];
      const a = (y0 * width + x0) * 4;
      const b = across > 0 ? a + 4 : a;
      const below = down > 0 ? width * 4 : 0;
      const at = (line + Math.floor(column / samples)) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const p = data[a + channel] as number;
        const q = data[a + channel + below] as number;
        const upper = p + ((data[b + channel] as number) - p) * across;
        const lower = q + ((data[b + channel + below] as number) - q) * across;
        input[at + channel] = (input[at + channel] as number) + (upper + (lower - upper) * down) * factor;
      }
    }
  }
  if (from !== 0) for (let at = 0; at < input.length; at++) input[at] = (input[at] as number) + from;
  return input;
};
