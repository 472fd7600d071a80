import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (a, operation, b) => {
    if (operation === 'divide' && b === 0) throw new yc.Error('Nothing can be divided by zero.');
    return { add: a + b, subtract: a - b, multiply: a * b, divide: a / b }[operation];
  },
  inputs: ['number', yc.Radio(['add', 'subtract', 'multiply', 'divide']), 'number'],
  outputs: yc.Number({ label: 'Result' }),
  examples: [
    [12, 'add', 30],
    [9, 'divide', 4],
  ],
  title: 'Calculator',
});
