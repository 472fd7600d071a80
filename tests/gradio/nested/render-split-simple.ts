import * as yc from 'yieldcast';

const word = yc.Textbox({ label: 'Word' });
const letters = yc.render([word], (word) =>
  word ? [...word].map((letter) => yc.Textbox({ value: letter })) : yc.Markdown({ value: '## Write a word' }),
);

export default yc.Blocks(word, letters);
