import { channels, side } from './cells.ts';

const scale = 512 / side;
const canvas = new OffscreenCanvas(512, 512);
const context = canvas.getContext('2d')!;
const places = Array.from({ length: side * side }, (_, i) => {
  const [x, y] = [i % side, Math.floor(i / side)];
  return {
    at: i * channels,
    x: (x + 0.5) * scale,
    y: (y + 0.5) * scale,
  };
});

/** Draws each cell as a dot, the larger the more alive it is. */
export function draw(cells: Float32Array) {
  context.fillStyle = '#fffaf0';
  context.fillRect(0, 0, 512, 512);
  for (const { at, x, y } of places) {
    const [r, g, b, alive] = cells.subarray(at);
    if (alive < 0.1) continue;
    const colour = [r, g, b].map((each) => (255 * each) / alive);
    context.fillStyle = `rgb(${colour})`;
    context.beginPath();
    context.arc(x, y, Math.min(alive, 1) * 0.56 * scale, 0, 7);
    context.fill();
  }
  return canvas;
}

/** Cuts a round piece away. */
export function cut(cells: Float32Array, [left, top]: number[]) {
  for (const { at, x, y } of places) {
    if (Math.hypot(x - left, y - top) < 90) {
      cells.fill(0, at, at + channels);
    }
  }
}
