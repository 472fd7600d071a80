import * as yc from 'yieldcast';

/** Stands in for a model: answers from what was said before. */
function* complete(messages: readonly yc.ChatMessage[]) {
  const asked = messages.filter(({ role }) => role === 'user').length;
  for (const token of ['This ', 'is ', 'your ', `question ${asked}.`]) yield token;
}

export default yc.ChatInterface({
  fn: async function* (message, history) {
    let answer = '';
    for (const token of complete([...history, { role: 'user', content: message }])) {
      answer += token;
      yield answer;
      await yc.sleep(0.02);
    }
  },
});
