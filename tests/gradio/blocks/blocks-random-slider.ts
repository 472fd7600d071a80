import * as yc from 'yieldcast';

const within = (from: number, to: number) => () => from + Math.random() * (to - from);

export default yc.Blocks(() => {
  yc.Slider(-10.2, 15, { label: 'Unused', value: within(-10.2, 15) });
  const factor = yc.Slider(100, 200, { label: 'Factor', value: within(100, 200) });
  const addend = yc.Slider(10, 23.2, { label: 'Addend', value: within(10, 23.2) });
  yc.Slider({ label: 'Not random', value: 3 });
  yc.Button('Compute').click((a, b) => a * 5 + b, [factor, addend], yc.Number({ label: 'Result' }));
});
