import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const name = yc.Textbox({ label: 'Name' });
  const greeting = yc.Textbox({ label: 'Greeting' });
  const greet = yc.Button('Greet');
  const trigger = yc.Textbox({ label: 'Trigger' });
  yc.on([name.submit, greet.click], (name, { event }) => [`Hello ${name}!`, event], name, [greeting, trigger]).then(
    () => '',
    null,
    name,
  );
});
