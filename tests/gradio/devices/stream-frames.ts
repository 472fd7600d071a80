import * as yc from 'yieldcast';

export default yc.Interface({
  fn: ({ width, height, data }) => {
    const pixels = new Uint32Array(data.buffer).reverse();
    return { width, height, data: new Uint8ClampedArray(pixels.buffer) };
  },
  inputs: yc.Image({ label: 'Camera', sources: ['webcam'], streaming: true }),
  outputs: 'image',
  live: true,
});
