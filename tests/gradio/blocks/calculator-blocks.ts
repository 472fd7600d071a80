import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [a, operation, b, result] = yc.Row(() => [
    yc.Number(4, { label: 'First' }),
    yc.Radio(['add', 'subtract', 'multiply', 'divide'], { label: 'Operation' }),
    yc.Number(0, { label: 'Second' }),
    yc.Number({ label: 'Result' }),
  ]);
  yc.Button('Calculate').click(
    (a, operation, b) => ({ add: a + b, subtract: a - b, multiply: a * b, divide: a / b })[operation],
    [a, operation, b],
    result,
  );
  yc.Examples({
    examples: [
      [5, 'add', 3],
      [4, 'divide', 2],
    ],
    inputs: [a, operation, b],
  });
});
