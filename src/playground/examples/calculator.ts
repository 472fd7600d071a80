import * as yc from 'yieldcast';

const operations = {
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => {
    if (b === 0) throw new yc.Error('Nothing can be divided by zero.');
    return a / b;
  },
};
const names = ['add', 'subtract', 'multiply', 'divide'] as const;

// Live: every change of an input gives a new result.
export default yc.Interface({
  fn: (a, operation, b) => operations[operation](a, b),
  inputs: [
    yc.Number({ label: 'First', value: 6 }),
    yc.Radio({ label: 'Operation', choices: names, value: 'multiply' }),
    yc.Number({ label: 'Second', value: 7 }),
  ],
  outputs: yc.Number({ label: 'Result' }),
  live: true,
});
