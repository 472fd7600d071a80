import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (text) => Math.max(...text.split(' ').map((word) => word.length)),
  inputs: 'textbox',
  outputs: 'label',
  examples: ['Cats are independent animals'],
});
