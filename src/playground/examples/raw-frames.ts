import * as yc from 'yieldcast';

/** Draws an animation, and yields the canvas: each yield is the next frame of one video. */
async function* animate(seconds: number) {
  const canvas = new OffscreenCanvas(640, 360);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (let frame = 0; frame < seconds * 30; frame++) {
    const turn = frame / 30;
    context.fillStyle = '#0b1512';
    context.fillRect(0, 0, 640, 360);
    for (let i = 0; i < 48; i++) {
      const angle = i * 2.4 + turn;
      const radius = 4 * i * (1 - 0.2 * Math.sin(turn * 2));
      context.fillStyle = `hsl(${160 + i * 2 + turn * 40} 70% 60%)`;
      context.beginPath();
      context.arc(320 + radius * Math.cos(angle), 180 + radius * Math.sin(angle), 2 + i / 6, 0, 7);
      context.fill();
    }
    yield canvas;
  }
}

export default yc.Interface({
  fn: animate,
  inputs: yc.Slider({ label: 'Seconds', minimum: 1, maximum: 60, value: 6, step: 1 }),
  outputs: yc.Video({ label: 'Animation', streaming: true, autoplay: true, fps: 30 }),
});
