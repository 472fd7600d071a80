import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async (picture) => {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate(Math.PI / 4);
    context.drawImage(picture, -canvas.width / 2, -canvas.height / 2);
    return canvas;
  },
  inputs: yc.Image({ label: 'Picture', type: 'bitmap' }),
  outputs: yc.Image({ label: 'Turned' }),
  examples: [yc.solid(40, 40, [255, 0, 0]), yc.solid(40, 40, [0, 0, 255])],
});
