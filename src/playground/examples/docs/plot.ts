import * as yc from 'yieldcast';

const plot = (values: { x: number; y: number; walk: string }[]) => ({
  data: { values },
  mark: 'line',
  encoding: {
    x: { field: 'x', type: 'quantitative', title: 'Step' },
    y: { field: 'y', type: 'quantitative', title: 'Place' },
    color: { field: 'walk', type: 'nominal', title: 'Walk' },
  },
});

async function* walk(steps: number) {
  const values = [];
  const places = { one: 0, two: 0 };
  for (let x = 0; x < steps; x++) {
    for (const walk of ['one', 'two'] as const) {
      places[walk] += Math.random() - 0.5;
      values.push({ x, y: places[walk], walk });
    }
    if (x % 5 === 0) yield plot(values);
    await yc.sleep(0.02);
  }
  yield plot(values);
}

export default yc.Interface({
  fn: walk,
  inputs: yc.Slider({ label: 'Steps', minimum: 10, maximum: 200 }),
  outputs: yc.Plot({ label: 'Two walks', height: 240 }),
});
