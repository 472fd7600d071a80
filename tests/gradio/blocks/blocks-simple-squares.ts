import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const number = yc.State(0);
  const square = yc.Number({ label: 'Square', value: 0 });
  const squares = yc.State<Record<number, number>>({});
  yc.Button('Next').click(
    (last, before) => {
      const n = last + 1;
      const all = { ...before, [n]: n ** 2 };
      return [n, n ** 2, all, all];
    },
    [number, squares],
    [number, square, squares, yc.JSON({ label: 'Squares', open: true })],
  );
});
