import * as yc from 'yieldcast';

const chat = yc.Chatbot({ label: 'Talk' });
const message = yc.MultimodalTextbox({ label: 'Message', sources: ['microphone', 'upload'] });
const liked = yc.Textbox({ label: 'Liked' });

message
  .submit(
    (before, { text, files }) => [
      [...before, { role: 'user', content: [...files, text] }],
      yc.update({ value: '', interactive: false }),
    ],
    [chat, message],
    [chat, message],
  )
  .then(
    async function* (before) {
      for (const content of ['**Nice', '**Nice to see', '**Nice to see.**']) {
        yield [...before, { role: 'assistant', content } as const];
        await yc.sleep(0.02);
      }
    },
    chat,
    chat,
  )
  .then(() => yc.update({ interactive: true }), null, message);
chat.like((_, { index, liked }) => `${index}: ${liked}`, chat, liked);

export default yc.Blocks(chat, message, liked);
