import * as yc from 'yieldcast';

export default yc.ChatInterface({
  fn: async function* (message) {
    for (const word of ['You', 'You wrote', `You wrote: ${message}`]) {
      await yc.sleep(0.02);
      yield word;
    }
  },
  examples: ['good day', 'farewell'],
});
