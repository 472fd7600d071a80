import * as yc from 'yieldcast';

const random = () => Math.floor(Math.random() * 200) + 50;

export default yc.Blocks((app) => {
  const colours = yc.State<[number, number, number][]>([]);
  const gallery = yc.Gallery({ label: 'Colours', interactive: false });
  const paint = (colours: [number, number, number][]) => colours.map((each) => yc.solid(60, 60, each));
  const [chosen, darken] = yc.Row(() => [yc.Number({ label: 'Chosen' }), yc.Button('Darken')]);
  app.load(
    () => {
      const made = Array.from({ length: 4 }, (): [number, number, number] => [random(), random(), random()]);
      return [made, paint(made)];
    },
    null,
    [colours, gallery],
  );
  gallery.select((_, { index }) => index, gallery, chosen);
  darken.click(
    (colours, index) => {
      colours[index] = [0, 0, 0];
      return [colours, paint(colours)];
    },
    [colours, chosen],
    [colours, gallery],
  );
});
