import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const name = yc.Textbox({ label: 'Name' });
  const greeting = yc.Textbox({ label: 'Greeting' });
  const greet = yc.Button('Greet');
  yc.on([name.submit, greet.click], (name) => `Hello ${name}!`, name, greeting);
});
