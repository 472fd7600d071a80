import * as yc from 'yieldcast';

export default yc.Interface({
  fn: ({ headers, data }, kind) => ({ headers, data: data.filter((row) => row[2] === kind) }),
  inputs: [
    yc.Dataframe({
      label: 'Records',
      headers: ['name', 'age', 'kind'],
      value: [
        ['Rex', 3, 'dog'],
        ['Tom', 5, 'cat'],
      ],
    }),
    yc.Dropdown(['cat', 'dog', 'other'], { label: 'Kind' }),
  ],
  outputs: yc.Dataframe({ label: 'Found' }),
  description: 'Keeps the records of one kind.',
});
