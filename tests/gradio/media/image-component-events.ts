import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [given, shown] = yc.Row(() => [yc.Image({ label: 'Given', type: 'file' }), yc.Image({ label: 'Shown' })]);
  const counter = (label: string) => yc.Number({ label, value: 0 });
  const [changes, inputs, uploads, clears, selects] = ['Changes', 'Inputs', 'Uploads', 'Clears', 'Selects'].map(
    counter,
  );
  const more = (n: number) => n + 1;
  given.upload((picture, n) => [picture, n + 1], [given, uploads], [shown, uploads]);
  given.input(more, inputs, inputs);
  given.change(more, changes, changes);
  given.clear(more, clears, clears);
  shown.select((n, { index: [x, y] }) => n + Math.sign(x + y + 1), selects, selects);
});
