import * as yc from 'yieldcast';

export default yc.ChatInterface({
  fn: async function* (message) {
    for (let i = 1; i <= message.length; i++) {
      await yc.sleep(0.02);
      yield `You wrote: ${message.slice(0, i)}`;
    }
  },
});
