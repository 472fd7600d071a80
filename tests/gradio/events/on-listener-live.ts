import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const numbers = yc.Row(() => [
    yc.Slider(1, 10, { label: 'A' }),
    yc.Slider(1, 10, { label: 'B' }),
    yc.Slider(1, 10, { label: 'C' }),
  ]);
  const [a, b, c] = numbers;
  const sum = yc.Number({ label: 'Sum' });
  yc.on([a.change, b.change, c.change], (a, b, c) => a + b + c, [a, b, c], sum);
});
