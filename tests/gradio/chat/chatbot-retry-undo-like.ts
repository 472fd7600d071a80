import * as yc from 'yieldcast';

async function* answer(question: string, before: yc.ChatMessage[]) {
  const asked = [...before, { role: 'user', content: question } as const];
  yield asked;
  const words = `You said: ${question}`.split(' ');
  for (let i = 1; i <= words.length; i++) {
    await yc.sleep(0.02);
    yield [...asked, { role: 'assistant', content: words.slice(0, i).join(' ') } as const];
  }
}

export default yc.Blocks(() => {
  const chat = yc.Chatbot({ label: 'Talk' });
  const message = yc.Textbox({ label: 'Message' });
  const opinion = yc.Textbox({ label: 'Opinion' });
  message.submit(answer, [message, chat], chat);
  message.submit(() => '', null, message);
  chat.undo((before, { index, value }) => [before.slice(0, index), value], chat, [chat, message]);
  chat.retry((before, { index, value }) => answer(value, before.slice(0, index)), chat, chat);
  chat.like((_, { liked, value }) => `${liked ? 'liked' : 'disliked'}: ${value}`, chat, opinion);
});
