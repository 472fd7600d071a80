import * as yc from 'yieldcast';

const name = yc.Textbox({ label: 'Name' });
const times = yc.Slider(1, 5, { label: 'Times', step: 1 });
const greeting = yc.Textbox({ label: 'Greeting' });
const greet = (name: string, times: number) =>
  `Hello, ${name}! `.repeat(times);

const examples = yc.Examples({
  examples: [
    ['Ada', 2],
    ['Grace', 3],
  ],
  inputs: [name, times],
  outputs: greeting,
  fn: greet,
  runOnClick: true,
});

const people = yc.Dataset({
  label: 'People',
  components: ['text', 'number'],
  headers: ['Name', 'Born'],
  samples: [
    ['Ada Lovelace', 1815],
    ['Grace Hopper', 1906],
  ],
});
people.click(
  ([name, born]) => `${name}, born in ${born}`,
  people,
  greeting,
);

export default yc.Blocks(name, times, examples, greeting, people);
