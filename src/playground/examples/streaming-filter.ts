import * as yc from 'yieldcast';

const choices = ['cartoon', 'edges', 'negative'] as const;

function filter({ width, height, data }: ImageData, name: string) {
  const drawn = data.map((value, i) => {
    if (i % 4 === 3) return 255;
    const edge = 2 * value - data[i + 4] - data[i + 4 * width];
    if (name === 'edges') return 4 * Math.abs(edge);
    if (name === 'negative') return 255 - value;
    return Math.abs(edge) > 40 ? 0 : value & 224;
  });
  return { width, height, data: drawn };
}

export default yc.Interface({
  fn: filter,
  inputs: [
    yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true }),
    yc.Dropdown({ label: 'Filter', choices }),
  ],
  outputs: yc.Image({ label: 'Filtered' }),
  live: true,
  streamEvery: 0.05,
});
