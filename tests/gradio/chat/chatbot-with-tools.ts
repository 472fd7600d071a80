import * as yc from 'yieldcast';

type Said = yc.ChatMessage;
const says = (content: string, title?: string): Said => ({ role: 'assistant', content, ...(title && { title }) });

export default yc.Blocks(() => {
  const chat = yc.Chatbot({ height: 500 });
  const liked = yc.Textbox({ label: 'Liked' });
  yc.Button('Ask for the weather').click(
    async function* (before) {
      const steps: Said[] = [
        { role: 'user', content: 'How is the weather in Oslo?' },
        says('I shall ask the weather service.'),
        says('No answer.', 'Weather failed'),
        says('Once more.'),
        says('12 °C, rain is likely.', 'Weather'),
        says('It is 12 °C in Oslo; take an umbrella.'),
      ];
      for (let i = 1; i <= steps.length; i++) {
        yield [...before, ...steps.slice(0, i)];
        await yc.sleep(0.05);
      }
    },
    chat,
    chat,
  );
  chat.like((_, { index, liked }) => `${index}: ${liked}`, chat, liked);
});
