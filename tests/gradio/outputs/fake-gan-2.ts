import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async (wish) => {
    if (wish === 'banned') throw new yc.Error('That is not drawn here.');
    await yc.sleep(0.1);
    return yc.noise(80, 80);
  },
  inputs: yc.Textbox({ label: 'Wish' }),
  outputs: yc.Image({ label: 'Picture' }),
  title: 'Noise on request',
});
