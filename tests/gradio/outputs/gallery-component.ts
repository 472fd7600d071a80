import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const colours = Object.entries({ red: [220, 0, 0], green: [0, 160, 0], blue: [0, 0, 220] } as const);
  yc.Gallery({
    label: 'Colours',
    columns: 3,
    value: colours.map(([name, colour]) => [yc.solid(60, 60, colour), name]),
  });
});
