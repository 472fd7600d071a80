import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const a = yc.Number({ label: 'a' });
  const b = yc.Number({ label: 'b' });
  const [add, subtract] = yc.Row(() => [yc.Button('Add'), yc.Button('Subtract')]);
  const result = yc.Number({ label: 'Result' });
  add.click((a, b) => a + b, [a, b], result);
  subtract.click((a, b) => a - b, [a, b], result);
});
