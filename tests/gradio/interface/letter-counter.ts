import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (word, letter) => word.toLowerCase().split(letter.toLowerCase()).length - 1,
  inputs: [yc.Textbox('banana', { label: 'Word' }), yc.Textbox('n', { label: 'Letter' })],
  outputs: yc.Number({ label: 'Count' }),
  title: 'Letters',
  description: 'How often a letter is in a word.',
});
