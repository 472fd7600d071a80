import * as yc from 'yieldcast';

const side = 240;
async function* throwDarts(darts: number) {
  const data = new Uint8ClampedArray(side * side * 3).fill(255);
  for (let thrown = 1, inside = 0; thrown <= darts; thrown++) {
    const [x, y] = [Math.random(), Math.random()];
    const hit = Math.hypot(x, y) < 1;
    inside += Number(hit);
    const at = Math.floor(y * side) * side + Math.floor(x * side);
    data.set(hit ? [0, 105, 90] : [190, 196, 192], at * 3);
    if (thrown % 100 > 0) continue;
    await yc.sleep(0.02);
    const label = `π after ${thrown} darts`;
    const pi = yc.update({ label, value: (4 * inside) / thrown });
    const board = { width: side, height: side, data };
    yield [pi, thrown % 500 > 0 ? yc.skip : board];
  }
}

export default yc.Interface({
  fn: throwDarts,
  inputs: yc.Slider({ label: 'Darts', maximum: 9000, value: 5000 }),
  outputs: [yc.Number({ label: 'π' }), yc.Image({ label: 'Board' })],
});
