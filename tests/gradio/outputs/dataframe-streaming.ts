import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [update, number] = yc.Row(() => [yc.Button('Update'), yc.Number({ value: 0, label: 'Number' })]);
  const zeros = Array.from({ length: 3 }, () => [0, 0, 0]);
  const table = yc.Dataframe({ value: zeros, label: 'Table', interactive: true });
  const [changes, sum] = yc.Row(() => [yc.Number({ label: 'Changes', value: 0 }), yc.Number({ label: 'Sum' })]);
  update.click(
    async function* () {
      for (const n of [1, 2]) {
        yield [zeros.map((row) => row.map(() => n)), n];
        await yc.sleep(0.05);
      }
    },
    null,
    [table, number],
  );
  table.change((n) => n + 1, changes, changes);
  table.change(({ data }) => data.flat().reduce<number>((a, b) => a + Number(b), 0), table, sum);
});
