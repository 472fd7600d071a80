import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const chat = yc.Chatbot({ interactive: true });
  const [add, ask] = [yc.Button('Add both'), yc.Button('Add a question')];
  const [all, edited] = yc.Row(() => [yc.Textbox({ label: 'All' }), yc.Textbox({ label: 'Edited' })]);
  const question = { role: 'user', content: 'a question' } as const;
  add.click((before) => [...before, question, { role: 'assistant', content: 'an answer' }], chat, chat);
  ask.click((before) => [...before, question], chat, chat);
  chat.change((messages) => messages.map(({ content }) => content).join(' | '), chat, all);
  chat.edit((_, { previous, value, index }) => `${index}: ${previous} → ${value}`, chat, edited);
});
