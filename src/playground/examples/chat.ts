import * as yc from 'yieldcast';

// It turns the words round; each yield is the answer so far.
async function* answer(message: string, history: yc.ChatMessage[]) {
  const words = message.split(/\s+/).reverse();
  for (let i = 1; i <= words.length; i++) {
    await yc.sleep(0.1);
    yield words.slice(0, i).join(' ');
  }
  const number = history.length / 2 + 1;
  yield `${words.join(' ')}\n\n*Message ${number} of this chat.*`;
}

export default yc.ChatInterface({
  fn: answer,
  title: 'Turned round',
  examples: ['The quick brown fox', 'Was it a car or a cat I saw?'],
});
