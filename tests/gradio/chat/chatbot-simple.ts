import * as yc from 'yieldcast';

const answers = ['How are you?', 'What a day!', 'Is there cake?'];

export default yc.Blocks(() => {
  const chat = yc.Chatbot();
  const message = yc.Textbox({ label: 'Message' });
  yc.ClearButton([message, chat]);
  message.submit(
    async (text, before) => {
      await yc.sleep(0.1);
      const answer = answers[Math.floor(Math.random() * answers.length)];
      return ['', [...before, { role: 'user', content: text }, { role: 'assistant', content: answer }]];
    },
    [message, chat],
    [message, chat],
  );
});
