import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (name, force) => `Hello, ${name}${'!'.repeat(force)}`,
  inputs: ['text', 'slider'],
  outputs: ['text'],
});
