import * as yc from 'yieldcast';

const choices = ['Soup', 'Pie'];
const dish = yc.Radio({ label: 'Dish', choices, value: 'Soup' });
const people = yc.Slider(1, 8, { value: 2, step: 1, label: 'People' });
const order = yc.Textbox({ label: 'Order' });
const toPeople = yc.Button('Next');
const toOrder = yc.Button('Order');
const steps = yc.Walkthrough(
  yc.Step('Dish', dish, toPeople),
  yc.Step('People', people, toOrder),
  yc.Step('Thank you', order),
);

async function* cook(dish: string | null, people: number) {
  for (let plate = 1; plate <= people; plate++) {
    const text = `${dish}, ${plate} of ${people}`;
    yield [yc.update({ selected: 2 }), text];
    await yc.sleep(0.5);
  }
}

toPeople.click(() => yc.update({ selected: 1 }), null, steps);
toOrder.click(cook, [dish, people], [steps, order]);
export default yc.Blocks(steps);
