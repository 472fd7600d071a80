import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async (word) => {
    yc.progress(0, { description: 'Starting' });
    await yc.sleep(0.1);
    let reversed = '';
    for (const letter of yc.track(word, { description: 'Reversing' })) {
      await yc.sleep(0.05);
      reversed = letter + reversed;
    }
    return reversed;
  },
  inputs: yc.Textbox({ label: 'Word' }),
  outputs: yc.Textbox({ label: 'Reversed' }),
});
