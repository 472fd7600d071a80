import * as yc from 'yieldcast';

const side = 64;

// Each tile is drawn on any core that is free.
function draw(left: number, top: number, size: number) {
  const pixels = new Uint8ClampedArray(side * side);
  for (let i = 0; i < pixels.length; i++) {
    const x = (3 * (left + (i % side))) / size - 2.2;
    const y = (3 * (top + Math.floor(i / side))) / size - 1.5;
    let [a, b, steps] = [0, 0, 0];
    for (; a * a + b * b < 4 && steps < 2_000; steps++) {
      const next = a * a - b * b + x;
      b = 2 * a * b + y;
      a = next;
    }
    pixels[i] = 255 - Math.min(255, 8 * Math.sqrt(steps));
  }
  return { left, top, pixels };
}

async function* mandelbrot(tiles: number) {
  const size = tiles * side;
  const data = new Uint8ClampedArray(size * size);
  const places = Array.from({ length: tiles ** 2 }, (_, i) => i * side);
  const drawn = yc.parallel(
    places,
    (at) => draw(at % size, Math.floor(at / size) * side, size),
    { ordered: false },
  );
  for await (const { left, top, pixels } of drawn) {
    for (let row = 0; row < side; row++) {
      const line = pixels.subarray(row * side, (row + 1) * side);
      data.set(line, (top + row) * size + left);
    }
    yield { width: size, height: size, data };
  }
}

export default mandelbrot;
