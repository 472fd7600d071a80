import * as yc from 'yieldcast';

export default yc.Interface({
  fn: ({ headers, data }) => ({ headers, data: data.toSorted((a, b) => Number(a[1]) - Number(b[1])) }),
  inputs: yc.Dataframe({
    label: 'Stock',
    headers: ['Item', 'Quantity'],
    value: [
      ['nails', 30],
      ['saws', 2],
    ],
  }),
  outputs: yc.Dataframe({ label: 'Sorted' }),
  description: 'The least comes first.',
});
