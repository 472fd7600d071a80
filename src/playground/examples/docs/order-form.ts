import * as yc from 'yieldcast';

const order = (
  name: string,
  size: string,
  extras: string[],
  dough: string,
  count: number,
  isCold: boolean,
) => {
  const with_ =
    extras.length > 0 ? ` with ${extras.join(' and ')}` : '';
  const cold = isCold ? ', cold' : '';
  return `### ${name}\n${count} × ${size} on ${dough} dough${with_}${cold}`;
};

export default yc.Interface({
  fn: order,
  inputs: [
    yc.Textbox({ label: 'Name', value: 'Ada' }),
    yc.Radio({
      label: 'Size',
      choices: ['small', 'large'],
      value: 'large',
    }),
    yc.CheckboxGroup({ label: 'Extras', choices: ['olives', 'basil'] }),
    yc.Dropdown({ label: 'Dough', choices: ['rye', 'wheat', 'spelt'] }),
    yc.Number({ label: 'How many', value: 2, minimum: 1, step: 1 }),
    yc.Checkbox({ label: 'Cold' }),
  ],
  outputs: yc.Markdown({ label: 'Order' }),
  live: true,
});
