import * as yc from 'yieldcast';
import { detect } from 'yieldcast/vision';

// Each frame is shown as soon as the model has looked at it.
async function* find(film: File, threshold: number) {
  for await (const frame of yc.frames(film, { fps: 6, width: 480 })) {
    const { displayWidth: width, displayHeight: height } = frame;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d')!;
    context.drawImage(frame, 0, 0);
    context.font = 'bold 16px sans-serif';
    context.strokeStyle = context.fillStyle = '#6f6';
    for (const { label, score, box } of await detect(frame, {
      threshold,
    })) {
      const [x, y, right, bottom] = box;
      context.strokeRect(x, y, right - x, bottom - y);
      context.fillText(`${label} ${score.toFixed(2)}`, x + 6, y + 20);
    }
    yield canvas;
  }
}

export default yc.Interface({
  fn: find,
  inputs: [
    yc.Video({ label: 'Film', value: './examples/objects.mp4' }),
    yc.Slider({
      label: 'Confidence',
      value: 0.3,
      maximum: 1,
      step: 0.05,
    }),
  ],
  outputs: yc.Image({ label: 'Frame' }),
});
