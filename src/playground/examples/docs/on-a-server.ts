import * as yc from 'yieldcast';

// A Gradio app that runs on this machine: `python app.py` tells its
// address. One of Hugging Face is named 'owner/space'.
const answer = yc.remote('http://localhost:7860', {
  endpoint: '/chat',
});

export default yc.Interface({
  title: 'On a server',
  fn: async function* (question: string) {
    // What it yields there is yielded here, word by word.
    for await (const text of answer(question)) yield text;
  },
  inputs: yc.Textbox({ label: 'Question', value: 'Who are you?' }),
  outputs: yc.Textbox({ label: 'Answer' }),
  submitLabel: 'Ask',
});
