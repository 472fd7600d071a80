import * as yc from 'yieldcast';

const canvas = new OffscreenCanvas(640, 360);
const context = canvas.getContext('2d')!;

// Each yield is the next frame of one video.
function* animate(seconds: number) {
  for (let turn = 0; turn < seconds; turn += 1 / 30) {
    context.fillStyle = '#0b1512';
    context.fillRect(0, 0, 640, 360);
    for (let i = 0; i < 48; i++) {
      const radius = 4 * i * (1 - 0.2 * Math.sin(turn * 2));
      const x = 320 + radius * Math.cos(i * 2.4 + turn);
      const y = 180 + radius * Math.sin(i * 2.4 + turn);
      context.fillStyle = `hsl(${160 + i * 2 + turn * 40} 70% 60%)`;
      context.fillRect(x, y, 4 + i / 4, 4 + i / 4);
    }
    yield canvas;
  }
}
const inputs = yc.Slider({ label: 'Seconds', maximum: 60, value: 6 });
const options = { streaming: true, autoplay: true, fps: 30 };
const outputs = yc.Video({ label: 'Animation', ...options });
export default yc.Interface({ fn: animate, inputs, outputs });
