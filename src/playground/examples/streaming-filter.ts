import * as yc from 'yieldcast';

/** Puts the picture upside down, row by row. */
const flip = ({ width, height, data }: ImageData) => {
  const row = width * 4;
  const flipped = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) flipped.set(data.subarray(y * row, (y + 1) * row), (height - 1 - y) * row);
  return flipped;
};

/** Draws where the light changes, the more the whiter. */
const edges = ({ width, data }: ImageData) => {
  const drawn = new Uint8ClampedArray(data.length).fill(255);
  for (let i = 0; i < data.length - width * 4 - 4; i += 4) {
    const here = data[i + 1] ?? 0;
    const change = Math.abs(here - (data[i + 5] ?? 0)) + Math.abs(here - (data[i + width * 4 + 1] ?? 0));
    drawn.fill(Math.min(255, change * 4), i, i + 3);
  }
  return drawn;
};

/** Leaves four steps of each colour, and black where the light changes. */
const cartoon = (picture: ImageData) => {
  const lines = edges(picture);
  const drawn = new Uint8ClampedArray(picture.data.length).fill(255);
  for (let i = 0; i < drawn.length; i++) {
    if (i % 4 === 3) continue;
    const line = (lines[i] ?? 0) > 150;
    drawn[i] = line ? 0 : ((picture.data[i] ?? 0) >> 6) * 64 + 32;
  }
  return drawn;
};

const filters = { cartoon, edges, flip };

export default yc.Interface({
  fn: (frame, filter) => yc.transfer({ width: frame.width, height: frame.height, data: filters[filter](frame) }),
  inputs: [
    yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true }),
    yc.Dropdown({ label: 'Filter', choices: ['cartoon', 'edges', 'flip'] }),
  ],
  outputs: yc.Image({ label: 'Filtered' }),
  live: true,
  streamEvery: 0.05,
  timeLimit: 60,
});
