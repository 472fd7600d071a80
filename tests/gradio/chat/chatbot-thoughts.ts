import * as yc from 'yieldcast';

const chat = yc.Chatbot({ label: 'Talk' });
const message = yc.Textbox({ label: 'Message' });
const says = (content: string, metadata?: yc.ChatMetadata): yc.ChatMessage => ({
  role: 'assistant',
  content,
  metadata,
});

message
  .submit((text: string, before) => [...before, { role: 'user', content: text }], [message, chat], chat)
  .then(
    async function* (before) {
      let thought = '';
      for (const step of ['What is asked for?', 'What is known of it?', 'How is it said in a line?']) {
        await yc.sleep(0.05);
        thought += `- ${step}\n`;
        yield [...before, says(thought, { title: 'Thinking', log: step })];
      }
      yield [...before, says(thought, { title: 'Thinking', duration: 0.15 }), says('It is as you say.')];
    },
    chat,
    chat,
  );

export default yc.Blocks(yc.Markdown({ value: '# A chat that thinks' }), chat, message);
