import * as yc from 'yieldcast';
import { detect } from 'yieldcast/vision';

async function* find(image: ImageData, least: number) {
  for (const { label, score } of await detect(image)) if (score > least) yield label;
}

// @ts-expect-error The slider gives a number, and `find` takes an image first.
yc.Interface({ fn: find, inputs: [yc.Slider({ label: 'Least' })], outputs: yc.Textbox() });

export default yc.Interface({
  fn: find,
  inputs: [yc.Image({ label: 'Image' }), yc.Slider({ label: 'Least', minimum: 0, maximum: 1 })],
  outputs: yc.Textbox({ label: 'Found' }),
});
