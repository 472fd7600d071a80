import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const name = yc.Textbox({ label: 'Name' });
  const greeting = yc.Textbox({ label: 'Greeting' });
  yc.Button('Greet').click((name) => `Hello ${name}!`, name, greeting);
});
