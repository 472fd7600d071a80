import * as yc from 'yieldcast';

const answers = ['How are you?', 'What a day!', 'Is there cake?'];

export default yc.Blocks(() => {
  const chat = yc.Chatbot();
  const message = yc.Textbox({ label: 'Message' });
  const ask = (text: string, before: yc.ChatMessage[]) => ['', [...before, { role: 'user' as const, content: text }]];
  message.submit(ask, [message, chat], [message, chat]).then(
    async function* (before) {
      const answer = answers[Math.floor(Math.random() * answers.length)];
      for (let i = 1; i <= answer.length; i++) {
        await yc.sleep(0.02);
        yield [...before, { role: 'assistant' as const, content: answer.slice(0, i) }];
      }
    },
    chat,
    chat,
  );
  yc.Button('Clear').click(() => null, null, chat);
});
