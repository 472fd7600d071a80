import * as yc from 'yieldcast';

export default yc.ChatInterface({
  fn: async function* (message) {
    for (let i = 1; i <= message.length; i++) {
      yield `You wrote: ${message.slice(0, i)}`;
      await yc.sleep(0.01);
    }
  },
  validator: (message) => yc.validate(message !== 'wrong', 'That is wrong.'),
});
