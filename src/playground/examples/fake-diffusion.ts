import * as yc from 'yieldcast';

async function* fakeDiffusion(steps: number) {
  for (let i = 0; i < steps; i++) {
    await yc.sleep(1);
    yield yc.noise(600, 600); // any image-like value
  }
  yield yc.solid(1000, 1000, [255, 124, 0]);
}

export default yc.Interface({
  fn: fakeDiffusion,
  inputs: yc.Slider({
    label: 'Steps',
    minimum: 1,
    maximum: 10,
    value: 3,
    step: 1,
  }),
  outputs: yc.Image({ label: 'Image' }),
});
