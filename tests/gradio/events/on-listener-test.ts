import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const name = yc.Textbox({ label: 'Name' });
  const greeting = yc.Textbox({ label: 'Greeting' });
  const greet = yc.Button('Greet');
  const first = yc.Textbox({ label: 'First' });
  const second = yc.Textbox({ label: 'Second' });
  yc.on([name.submit, greet.click], (name, { event }) => [`Hello ${name}!`, event], name, [greeting, first]).then(
    () => ['', 'then'],
    null,
    [name, second],
  );
});
