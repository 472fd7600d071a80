import * as yc from 'yieldcast';
import { generateText } from 'yieldcast/text';

// A tiny model: it has read nothing but the novels of Jane Austen,
// and knows nothing else. It rambles.
async function* goOn(
  beginning: string,
  history: yc.ChatMessage[],
  temperature: number,
  maxTokens: number,
) {
  const before = history.map(({ content }) => `${content}\n`);
  const options = { temperature, maxTokens };
  const began = performance.now();
  let story = beginning;
  let count = 0;
  const text = before.join('') + beginning;
  for await (const piece of generateText(text, options)) {
    story += piece;
    count++;
    yield story;
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(`${Math.round(count / seconds)} tokens a second`);
}

export default yc.ChatInterface({
  fn: goOn,
  title: 'A tiny language model',
  description: 'Begin a story, and it goes on. It rambles.',
  textbox: yc.Textbox({
    label: 'Beginning',
    value: 'It is a truth universally acknowledged, that',
  }),
  examples: ['Elizabeth laughed, and', '"My dear Emma," said'],
  additionalInputs: [
    yc.Slider({ label: 'Daring', maximum: 2, value: 0.8 }),
    yc.Slider({ label: 'Tokens', minimum: 1, maximum: 300, value: 99 }),
  ],
});
