import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown('# Good day!\nWrite a name, and see.');
  const name = yc.Textbox({ label: 'Name', placeholder: 'Who are you?' });
  const welcome = yc.Textbox({ label: 'Welcome' });
  name.change((name) => `Welcome, ${name}!`, name, welcome);
});
