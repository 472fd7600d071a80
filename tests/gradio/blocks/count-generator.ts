import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [number, one, all] = yc.Column(() => [
    yc.Number(10, { label: 'Number' }),
    yc.Button('Count'),
    yc.Button('List'),
  ]);
  const [shown] = yc.Column(() => [yc.Textbox({ label: 'Shown' })]);
  one.click(
    async function* (n) {
      for (let i = 0; i < n; i++) {
        await yc.sleep(0.05);
        yield i;
      }
    },
    number,
    shown,
  );
  all.click((n) => Array.from({ length: n }, (_, i) => i).join(', '), number, shown);
});
