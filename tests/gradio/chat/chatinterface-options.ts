import * as yc from 'yieldcast';

export default yc.ChatInterface({
  fn: (message) =>
    message === 'Yes, it is.'
      ? 'Good!'
      : {
          content: 'Is `(x) => x + 1` a function?',
          options: [{ value: 'Yes, it is.', label: 'Yes' }, { value: 'No' }],
        },
  examples: ['Show me a function.'],
});
