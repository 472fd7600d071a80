import * as yc from 'yieldcast';
import { type DetectedObject, detect } from 'yieldcast/vision';

// A model in this page looks at every second frame, at half its size.
async function* find(film: File, threshold: number, iou: number) {
  const clip = new yc.Clip({ fps: 12, sound: film });
  let canvas: OffscreenCanvas | undefined;
  let [count, found] = [0, [] as DetectedObject[]];
  for await (const frame of yc.frames(film, { fps: 12, width: 640 })) {
    if (count++ % 2 === 0) {
      const half = await createImageBitmap(frame, { resizeWidth: 320 });
      found = await detect(half, { threshold, iou });
      half.close();
    }
    canvas ??= new OffscreenCanvas(640, frame.displayHeight);
    const context = canvas.getContext('2d')!;
    context.drawImage(frame, 0, 0);
    context.font = 'bold 20px sans-serif';
    context.strokeStyle = context.fillStyle = '#6f6';
    for (const { label, score, box } of found) {
      const [x, y, right, bottom] = box.map((edge) => edge * 2);
      context.strokeRect(x, y, right - x, bottom - y);
      context.fillText(`${label} ${score.toFixed(2)}`, x + 8, y + 24);
    }
    await clip.add(canvas);
    if (clip.duration >= 2) yield await clip.finish();
  }
  if (clip.duration > 0) yield await clip.finish();
}

const share = { maximum: 1, step: 0.05 };
export default yc.Interface({
  fn: find,
  inputs: [
    yc.Video({ label: 'Film', value: './examples/objects.mp4' }),
    yc.Slider({ label: 'Confidence', value: 0.3, ...share }),
    yc.Slider({ label: 'IoU threshold', value: 0.5, ...share }),
  ],
  outputs: yc.Video({ label: 'Seen', streaming: true, autoplay: true }),
});
