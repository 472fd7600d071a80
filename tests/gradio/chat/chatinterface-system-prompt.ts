import * as yc from 'yieldcast';

export default yc.ChatInterface({
  fn: async function* (message, _, manner, letters) {
    const answer = `${manner}\n\nYou wrote: ${message}`;
    for (let i = 1; i <= Math.min(answer.length, letters); i++) {
      await yc.sleep(0.01);
      yield answer.slice(0, i);
    }
  },
  additionalInputs: [yc.Textbox('Be brief.', { label: 'Manner' }), yc.Slider(10, 100, { label: 'Letters' })],
});
