import * as yc from 'yieldcast';

const [width, height] = [320, 200];

// Change a number: it runs again as you type.
function draw(x: number, y: number, t: number, waves: number) {
  const ring = Math.sin(Math.hypot(x - 160, y - 100) / 9 - 4 * t);
  const swell = Math.sin(((x + y) * waves) / 150 + t);
  const light = (2 + ring + swell) / 4;
  return [250 * light, 40 + 130 * light, 80 - 20 * ring];
}

async function* move(waves: number) {
  for (let t = 0; t < 6; t += 0.04) {
    const data = new Uint8ClampedArray(width * height * 3);
    for (let i = 0; i < width * height; i++) {
      data.set(draw(i % width, i / width, t, waves), i * 3);
    }
    yield { width, height, data };
    await yc.sleep(0.04);
  }
}
const inputs = yc.Slider({ label: 'Waves', maximum: 9, value: 3 });
const outputs = yc.Image({ label: 'Ripples' });
export default yc.Interface({ fn: move, inputs, outputs, live: true });
