import * as yc from 'yieldcast';

async function* bake(loaves: number) {
  yc.info('The oven is warm.');
  const all = Array.from({ length: loaves }, (_, i) => i + 1);
  for (const loaf of yc.track(all, { unit: 'loaves' })) {
    yield `Loaf ${loaf}`;
    await yc.sleep(0.4);
  }
  yc.progress(1, { description: 'Cooling' });
  if (loaves > 8) yc.warning('The last ones are small.');
  yc.success('All are baked.', { duration: 5 });
}

export default yc.Interface({
  fn: bake,
  inputs: yc.Slider({
    label: 'Loaves',
    minimum: 1,
    maximum: 12,
    value: 5,
    step: 1,
  }),
  outputs: yc.Textbox({ label: 'In the oven' }),
});
