import * as yc from 'yieldcast';

export default yc.Interface({
  fn: ({ data }) => data[0].map((_, column) => data.map((row) => row[column])),
  inputs: yc.Dataframe({ label: 'Matrix' }),
  outputs: yc.Dataframe({ label: 'Transposed' }),
  examples: [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
});
