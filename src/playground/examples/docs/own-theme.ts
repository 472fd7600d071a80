import * as yc from 'yieldcast';

const theme = yc.theme({
  base: 'soft',
  primary: '#7c3aed',
  radius: 12,
  spacing: 1.1,
});

const name = yc.Textbox({ label: 'Name', value: 'Ada' });
const greeting = yc.Textbox({ label: 'Greeting' });

export default yc.Interface({
  title: 'Greeter',
  fn: (name) => `Hello, ${name}!`,
  inputs: name,
  outputs: greeting,
  theme,
  css: '.yc-legend { letter-spacing: 0.04em }',
});
