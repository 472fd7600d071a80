import * as yc from 'yieldcast';

type Talk = yc.ChatMessage[];

export default yc.Blocks(() => {
  const chat = yc.Chatbot();
  const [a, b] = yc.Row(() => [yc.Number({ label: 'A', value: 0 }), yc.Number({ label: 'B' })]);
  const start = yc.Button('Start');
  const adds = (role: 'user' | 'assistant') =>
    function* (before: Talk) {
      for (let i = 1; i <= 10; i++) yield [...before, { role, content: `${before.length} `.repeat(i) }];
    };
  let turns = start.click(adds('user'), chat, chat).then(adds('assistant'), chat, chat);
  let sums = start.click((n) => n + 1, a, b);
  for (let i = 0; i < 5; i++) {
    turns = turns.then(adds('user'), chat, chat).then(adds('assistant'), chat, chat);
    sums = sums.then((n) => n + 1, b, a).then((n) => n + 1, a, b);
  }
});
