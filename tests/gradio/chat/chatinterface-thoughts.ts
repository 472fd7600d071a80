import * as yc from 'yieldcast';

const steps = ['What is asked for?', 'What is known of it?', 'How is it said in a line?'];

export default yc.ChatInterface({
  title: 'A chat that thinks',
  fn: async function* () {
    const begun = Date.now();
    for (let i = 1; i <= steps.length; i++) {
      const content = steps.slice(0, i).join('\n\n');
      yield { content, metadata: { title: 'Step by step', status: 'pending' } };
      await yc.sleep(0.05);
    }
    const metadata = { title: 'Step by step', status: 'done', duration: (Date.now() - begun) / 1000 } as const;
    yield [{ content: steps.join('\n\n'), metadata }, 'It is as you say.'];
  },
});
