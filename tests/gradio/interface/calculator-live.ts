import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (a, operation, b) => ({ add: a + b, subtract: a - b, multiply: a * b, divide: a / b })[operation],
  inputs: ['number', yc.Radio(['add', 'subtract', 'multiply', 'divide']), 'number'],
  outputs: 'number',
  live: true,
});
