import * as yc from 'yieldcast';

// It answers with the words turned round; each yield is the answer so far.
async function* turnRound(message: string, history: yc.ChatMessage[], seconds: number) {
  const words = message.split(/\s+/).reverse();
  for (let i = 1; i <= words.length; i++) {
    await yc.sleep(seconds);
    yield words.slice(0, i).join(' ');
  }
  yield `${words.join(' ')}\n\n*That was message ${history.length / 2 + 1} of this conversation.*`;
}

export default yc.ChatInterface({
  fn: turnRound,
  title: 'Turned round',
  examples: ['The quick brown fox jumps over the lazy dog', 'Was it a car or a cat I saw?'],
  additionalInputs: yc.Slider({ label: 'Seconds a word', minimum: 0, maximum: 1, value: 0.1, step: 0.05 }),
});
