import * as yc from 'yieldcast';

const picture = yc.Image({ label: 'Kaleidoscope' });
const pad = yc.Sketchpad({ label: 'Sketch', canvasSize: [320, 200] });

/** Turns what is drawn round its middle, and shows each turn. */
async function* spin(sketch: yc.Drawing | null) {
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

// Each stroke begins it anew.
pad.change(spin, pad, picture, { triggerMode: 'restart' });
export default yc.Blocks(picture, pad);
