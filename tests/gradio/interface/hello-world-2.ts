import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (name, force) => `Hello, ${name}${'!'.repeat(force)}`,
  inputs: ['text', yc.Slider(1, 10, { value: 2, step: 1 })],
  outputs: yc.Textbox({ label: 'Greeting', lines: 3 }),
});
