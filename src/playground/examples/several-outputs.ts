import * as yc from 'yieldcast';

const side = 240;

async function* throwDarts(darts: number) {
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  const board = { width: side, height: side, data };
  let inside = 0;
  for (let thrown = 1; thrown <= darts; thrown++) {
    const [x, y] = [Math.random(), Math.random()];
    const hit = x * x + y * y < 1;
    if (hit) inside++;
    const at = Math.floor(y * side) * side + Math.floor(x * side);
    data.set(hit ? [0, 105, 90] : [190, 196, 192], at * 4);

    // One value an output. `yc.skip` leaves an output as it is, and
    // `yc.update` changes more of it than its value.
    const label = `π after ${thrown} darts`;
    const pi = yc.update({ label, value: (4 * inside) / thrown });
    const drawn = thrown % 100 === 0;
    if (drawn) await yc.sleep(0.02);
    yield [pi, drawn ? board : yc.skip];
  }
}

export default yc.Interface({
  fn: throwDarts,
  inputs: yc.Slider({ label: 'Darts', maximum: 9000, value: 5000, step: 500 }),
  outputs: [yc.Number({ label: 'π' }), yc.Image({ label: 'Board' })],
});
