import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (rows) =>
    Array.from({ length: rows }, (_, i) => ({
      date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
      share: Math.random(),
      count: i,
      even: i % 2 === 0,
      text: '**bold**',
    })),
  inputs: yc.Number({ label: 'Rows', precision: 0 }),
  outputs: yc.Dataframe({ label: 'Table' }),
});
