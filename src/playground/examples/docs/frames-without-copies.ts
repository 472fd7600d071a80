import * as yc from 'yieldcast';

async function* gradient(size: number) {
  for (let shift = 0; shift < 120; shift++) {
    // The page hands its buffers back: nothing is made anew.
    const data = new Uint8ClampedArray(yc.buffer(size * size * 4));
    for (let i = 0; i < size * size; i++) {
      data[4 * i] = (i % size) + shift;
      data[4 * i + 1] = i / size + shift;
      data[4 * i + 2] = 128;
      data[4 * i + 3] = 255;
    }
    yield yc.transfer({ width: size, height: size, data });
    await yc.sleep(1 / 30);
  }
}

export default yc.Interface({
  fn: gradient,
  inputs: yc.Slider({
    label: 'Size',
    minimum: 64,
    maximum: 512,
    value: 256,
    step: 1,
  }),
  outputs: yc.Image({ label: 'Gradient' }),
});
