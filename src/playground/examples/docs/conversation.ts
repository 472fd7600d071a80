import * as yc from 'yieldcast';

const talk = yc.Chatbot({ label: 'Talk', height: 320 });
const message = yc.Textbox({ label: 'Message', value: 'Hello!' });

async function* answer(text: string, before: yc.ChatMessage[]) {
  const asked = [...before, { role: 'user', content: text } as const];
  let said = '';
  for (const word of `You said: ${text}`.split(' ')) {
    said += `${word} `;
    yield [
      [...asked, { role: 'assistant', content: said } as const],
      '',
    ];
    await yc.sleep(0.1);
  }
}
message.submit(answer, [message, talk], [talk, message]);

export default yc.Blocks(talk, message);
