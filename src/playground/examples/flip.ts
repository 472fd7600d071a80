import * as yc from 'yieldcast';

// Turns a video upside down, and yields it with its sound in chunks.
async function* flip(video: File) {
  const clip = new yc.Clip({ fps: 30, sound: video });
  let canvas: OffscreenCanvas | undefined;
  for await (const frame of yc.frames(video, { fps: 30, width: 640 })) {
    const { displayWidth: width, displayHeight: height } = frame;
    canvas ??= new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d')!;
    context.setTransform(1, 0, 0, -1, 0, height);
    context.drawImage(frame, 0, 0);
    await clip.add(canvas);
    if (clip.duration >= 3) yield await clip.finish();
  }
  if (clip.duration > 0) yield await clip.finish();
}

const options = { streaming: true, autoplay: true };
export default yc.Interface({
  fn: flip,
  inputs: yc.Video({ label: 'Video', value: './examples/clip.mp4' }),
  outputs: yc.Video({ label: 'Upside down', ...options }),
});
