import * as yc from 'yieldcast';

const dish = yc.Radio({ choices: ['Soup', 'Curry'], value: 'Soup' });
const people = yc.Slider(1, 8, { value: 2, step: 1, label: 'People' });
const order = yc.Textbox({ label: 'Order' });
const toPeople = yc.Button('Next');
const toOrder = yc.Button('Order');

const steps = yc.Walkthrough(
  yc.Step('Dish', dish, toPeople),
  yc.Step('People', people, toOrder),
  yc.Step('Thank you', order),
);

toPeople.click(() => yc.update({ selected: 1 }), null, steps);
toOrder.click(
  (dish, people) => [
    yc.update({ selected: 2 }),
    `${dish} for ${people}`,
  ],
  [dish, people],
  [steps, order],
);

export default yc.Blocks(steps);
