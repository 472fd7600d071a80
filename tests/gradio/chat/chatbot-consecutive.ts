import * as yc from 'yieldcast';

const answers = ['How are you?', 'What a day!', 'Is there cake?'];

export default yc.Blocks(() => {
  const chat = yc.Chatbot();
  const message = yc.Textbox({ label: 'Message' });
  const ask = (text: string, before: yc.ChatMessage[]) => ['', [...before, { role: 'user' as const, content: text }]];
  message.submit(ask, [message, chat], [message, chat]).then(
    async (before) => {
      await yc.sleep(0.1);
      return [...before, { role: 'assistant', content: answers[Math.floor(Math.random() * answers.length)] }];
    },
    chat,
    chat,
  );
  yc.Button('Clear').click(() => null, null, chat);
});
