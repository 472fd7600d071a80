import * as yc from 'yieldcast';

const canvas = yc.Paint({
  label: 'Paint one half',
  canvasSize: [320, 200],
});

/** Draws the painting and its mirror image at each stroke. */
async function mirror(drawing: yc.Drawing | null) {
  if (!drawing) return null;
  const half = await createImageBitmap(drawing.composite);
  const both = new OffscreenCanvas(640, 200);
  const context = both.getContext('2d')!;
  context.drawImage(half, 0, 0);
  context.scale(-1, 1);
  context.drawImage(half, -640, 0);
  return both;
}

export default yc.Interface({
  fn: mirror,
  inputs: canvas,
  outputs: yc.Image({ label: 'Mirrored' }),
  live: true,
});
