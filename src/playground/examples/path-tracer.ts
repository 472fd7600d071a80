import * as yc from 'yieldcast';
import { scene } from './path-tracer/balls.ts';
import { byCard } from './path-tracer/card.ts';
import { byScript } from './path-tracer/script.ts';

// Each pass sends a ray of light through each pixel, by chance: one is
// all noise, and their mean is the picture.
async function* render(passes: number) {
  const gl = new OffscreenCanvas(512, 512).getContext('webgl2', {
    failIfMajorPerformanceCaveat: true, // JavaScript does that sooner.
  });
  const trace = gl ? byCard(gl, scene) : await byScript(scene);
  const by = gl ? 'the graphics card (WebGL)' : 'JavaScript';
  const seen = new Uint8ClampedArray(512 * 512 * 4);
  const sum = new Float32Array(seen.length);
  for (let pass = 1; pass <= passes; pass++) {
    trace(pass, seen);
    // Light adds up, and screens take its root.
    for (let i = 0; i < sum.length; i++) sum[i] += seen[i] ** 2;
    const data = new Uint8ClampedArray(sum.length);
    for (let i = 0; i < sum.length; i++) {
      data[i] = 2 * Math.sqrt(sum[i] / pass);
    }
    const picture = yc.transfer({ width: 512, height: 512, data });
    yield [picture, `Pass ${pass} of ${passes}, by ${by}`] as const;
  }
}

const passes = { minimum: 1, maximum: 400, value: 80, step: 1 };
export default yc.Interface({
  fn: render,
  inputs: yc.Slider({ label: 'Passes', ...passes }),
  outputs: [
    yc.Image({ label: 'Picture' }),
    yc.Textbox({ label: 'Progress' }),
  ],
});
