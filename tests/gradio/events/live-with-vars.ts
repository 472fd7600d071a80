import * as yc from 'yieldcast';

const all = yc.State('');

export default yc.Interface({
  fn: (text, before) => [before + text, before + text],
  inputs: [yc.Textbox({ label: 'Text' }), all],
  outputs: [yc.Textbox({ label: 'All' }), all],
  live: true,
});
