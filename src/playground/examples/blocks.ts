import * as yc from 'yieldcast';

const name = yc.Textbox({ label: 'Name', value: 'Ada' });
const times = yc.Slider({ label: 'Times', minimum: 1, maximum: 20, value: 8, step: 1 });
const greet = yc.Button('Greet', { variant: 'primary' });
const enough = yc.Button('Enough');
const greeting = yc.Textbox({ label: 'Greeting' });
const people = yc.State<string[]>([]);
const greeted = yc.JSON({ label: 'Greeted so far' });

const greetings = greet.click(
  async function* (name, times) {
    for (let i = 1; i <= times; i++) {
      yield `Hello, ${name}${'!'.repeat(i)}`;
      await yc.sleep(0.2);
    }
  },
  [name, times],
  greeting,
);
// A chain goes on where an event ends; a state is what one run leaves to the next.
greetings.success(
  (people, name) => [
    [...people, name],
    [...people, name],
  ],
  [people, name],
  [people, greeted],
);
enough.click(() => yc.info('That was enough.'), null, null, { cancels: greetings });

export default yc.Blocks(
  { title: 'Greeter' },
  yc.Row(yc.Column(name, times, yc.Row(greet, enough)), yc.Column(greeting, yc.Accordion('History', greeted))),
);
