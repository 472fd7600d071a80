import * as yc from 'yieldcast';

async function* diffuse(steps: number) {
  for (let i = 0; i < steps; i++) {
    await yc.sleep(0.3);
    yield yc.noise(600, 600);
  }
  yield yc.solid(1000, 1000, [0, 124, 255]);
}

export default yc.Interface({
  fn: diffuse,
  inputs: yc.Slider(1, 10, { value: 3, step: 1, label: 'Steps' }),
  outputs: yc.Image({ label: 'Picture' }),
});
