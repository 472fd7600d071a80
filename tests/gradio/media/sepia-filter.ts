import * as yc from 'yieldcast';

const weights = [
  [0.393, 0.769, 0.189],
  [0.349, 0.686, 0.168],
  [0.272, 0.534, 0.131],
];

export default yc.Interface({
  fn: ({ width, height, data }) => {
    const toned = new Uint8ClampedArray(data);
    for (let i = 0; i < data.length; i += 4)
      for (const [c, [r, g, b]] of weights.entries()) toned[i + c] = r * data[i] + g * data[i + 1] + b * data[i + 2];
    return { width, height, data: toned };
  },
  inputs: yc.Image({ label: 'Picture' }),
  outputs: yc.Image({ label: 'Toned' }),
});
