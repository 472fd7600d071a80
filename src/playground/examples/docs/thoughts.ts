import * as yc from 'yieldcast';

// A tool call inside of a thought: pending ones are open, done ones fold.
async function* answer(message: string) {
  const thought: yc.AnswerMessage = {
    content: 'I look it up.',
    metadata: { title: 'Thinking', id: 1, status: 'pending' },
  };
  const tool: yc.AnswerMessage = {
    content: `Searched for “${message}”.`,
    metadata: { title: 'Search', parentId: 1, duration: 0.8 },
  };
  yield [thought];
  await yc.sleep(0.8);
  yield [thought, tool];
  await yc.sleep(0.8);
  thought.metadata = {
    ...thought.metadata,
    status: 'done',
    duration: 1.6,
  };
  yield [
    thought,
    tool,
    {
      content: 'It is so.',
      options: [{ value: 'Why is it so?', label: 'Why?' }],
    },
  ];
}

export default yc.ChatInterface({
  fn: answer,
  examples: ['Is it so?'],
  saveHistory: true,
});
