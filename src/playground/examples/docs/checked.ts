import * as yc from 'yieldcast';

const name = yc.Textbox({
  label: 'Name',
  value: 'Al',
  validator: (name) =>
    name.length > 2 || 'Write at least three letters.',
});
const age = yc.Number({ label: 'Age', value: 12 });

export default yc.Interface({
  title: 'Checked before it runs',
  fn: (name, age) => `${name} is ${age}.`,
  validator: (_, age) => [
    true,
    yc.validate(age > 17, 'Enter 18 or more.'),
  ],
  inputs: [name, age],
  outputs: yc.Textbox({ label: 'Answer' }),
});
