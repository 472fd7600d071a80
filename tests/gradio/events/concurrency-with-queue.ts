import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const name = yc.Textbox({ label: 'Name' });
  const greeting = yc.Textbox({ label: 'Greeting' });
  const greet = async (name: string) => {
    await yc.sleep(0.2);
    return `Hello ${name}!`;
  };
  yc.Button('Greet').click(greet, name, greeting);
});
