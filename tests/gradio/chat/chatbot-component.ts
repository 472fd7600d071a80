import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Chatbot({
    label: 'Talk',
    value: [
      { role: 'user', content: 'Show a picture and some code.' },
      { role: 'assistant', content: 'Here is the code: `yield 1`' },
      { role: 'assistant', content: yc.solid(80, 40, [0, 128, 0]) },
    ],
  });
});
