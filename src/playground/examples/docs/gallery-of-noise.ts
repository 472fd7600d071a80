import * as yc from 'yieldcast';

async function* gather(count: number) {
  const images: [ReturnType<typeof yc.noise>, string][] = [];
  for (let i = 1; i <= count; i++) {
    images.push([yc.noise(8 * i, 8 * i), `${8 * i} pixels`]);
    yield images;
    await yc.sleep(0.3);
  }
}

export default yc.Interface({
  fn: gather,
  inputs: yc.Slider({
    label: 'Images',
    minimum: 1,
    maximum: 9,
    value: 6,
    step: 1,
  }),
  outputs: yc.Gallery({ label: 'Noise', columns: 3 }),
});
