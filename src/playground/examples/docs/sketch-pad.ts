import * as yc from 'yieldcast';

const pad = yc.Sketchpad({ label: 'Sketch', canvasSize: [320, 200] });

/** Shows the sketch as it is spun, a slice of time at each yield. */
async function* kaleidoscope(sketch: yc.Drawing | null) {
  if (!sketch) return;
  const drawn = await createImageBitmap(sketch.composite);
  const canvas = new OffscreenCanvas(320, 320);
  const context = canvas.getContext('2d')!;
  context.translate(160, 160);
  for (let turn = 0; turn < 12; turn++) {
    context.drawImage(drawn, -160, -100);
    context.rotate(Math.PI / 6);
    yield canvas;
    await yc.sleep(0.1);
  }
}

export default yc.Interface({
  fn: kaleidoscope,
  inputs: pad,
  outputs: yc.Image({ label: 'Kaleidoscope' }),
});
