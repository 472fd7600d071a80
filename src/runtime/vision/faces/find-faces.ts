import type { Box } from '../boxes';
import { withoutOverlaps } from '../boxes';
import type { Pixels } from '../picture';
import type { Graph } from '../tensorflow';
import { type Crop, placeIn, scaleCrop } from './crop';

const side = 256;

/** The model's outputs: scores and places of its fine grid, then of its coarse one. */
const outputs = ['Identity', 'Identity_2', 'Identity_1', 'Identity_3'];

/** Steps of the two grids in pixels, and how many guesses the model makes at each of their places. */
const grids = [
  { step: 16, guesses: 2 },
  { step: 32, guesses: 6 },
];

/** For each guess: the centre and the size of the face, then six places in it, of which the first two are the eyes. */
const perGuess = 16;

/** How much larger than the face is what the next model looks at. */
export const margin = 1.5;

/** A face's square, as the next model wants it: the eyes level. */
type FoundFace = { box: Box; score: number; crop: Crop };

/** Finds faces that are not too far: BlazeFace for pictures as a phone's main camera takes them. The surest come first. */
export const findFaces = (graph: Graph, pixels: Pixels, minScore: number): FoundFace[] => {
  // The whole picture, with black beside it.
  const whole = { x: pixels.width / 2, y: pixels.height / 2, side: Math.max(pixels.width, pixels.height), angle: 0 };
  const input = scaleCrop(pixels, whole, { side, from: -1, to: 1, beyond: 'black' });
  const results = graph.run(input, [1, side, side, 3], outputs);
  const found: FoundFace[] = [];
  for (const [index, { step, guesses }] of grids.entries()) {
    const [scores, places] = [results[2 * index], results[2 * index + 1]] as [Float32Array, Float32Array];
    const across = side / step;
    for (let at = 0; at < scores.length; at++) {
      const score = 1 / (1 + Math.exp(-(scores[at] as number)));
      if (score < minScore) continue;
      const cell = Math.floor(at / guesses);
      const [column, row] = [cell % across, Math.floor(cell / across)];
      const guess = places.subarray(at * perGuess, (at + 1) * perGuess);
      const place = (pair: number) =>
        placeIn(
          whole,
          ((guess[pair] as number) + step * (column + 0.5)) / side,
          ((guess[pair + 1] as number) + step * (row + 0.5)) / side,
        );
      const [x, y] = place(0);
      const [width, height] = [guess[2] as number, guess[3] as number].map((each) => (each / side) * whole.side) as [
        number,
        number,
      ];
      found.push({
        box: [x - width / 2, y - height / 2, x + width / 2, y + height / 2],
        score,
        crop: { x, y, side: Math.max(width, height) * margin, angle: angleOf(place(4), place(6)) },
      });
    }
  }
  return withoutOverlaps(found, 0.3);
};

/** How far a line is turned clockwise, in radians. */
export const angleOf = ([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) =>
  Math.atan2(y2 - y1, x2 - x1);
