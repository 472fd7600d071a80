import * as yc from 'yieldcast';

const name = yc.Textbox({ label: 'Name', value: 'Ada' });
const greet = yc.Button('Greet', { variant: 'primary' });
const enough = yc.Button('Enough');
const greeting = yc.Textbox({ label: 'Greeting' });
const people = yc.State<string[]>([]);
const greeted = yc.JSON({ label: 'Greeted so far' });

async function* greetings(name: string) {
  for (let i = 1; i <= 8; i++) {
    yield `Hello, ${name}${'!'.repeat(i)}`;
    await yc.sleep(0.2);
  }
}
const add = (people: string[], name: string) => {
  const all = [...people, name];
  return [all, all];
};
// A chain goes on where an event ends; a state outlives its run.
const run = greet.click(greetings, name, greeting);
run.success(add, [people, name], [people, greeted]);
enough.click(() => yc.info('Stopped.'), null, null, { cancels: run });
const left = yc.Column(name, yc.Row(greet, enough));
export default yc.Blocks(yc.Row(left, yc.Column(greeting, greeted)));
