import * as yc from 'yieldcast';

export default yc.Blocks((app) => {
  yc.Markdown('## Downloads');
  const [library, months] = yc.Row(() => [
    yc.Dropdown(['alpha', 'beta'], { label: 'Library' }),
    yc.Dropdown(
      [
        ['3 months', 3],
        ['6 months', 6],
      ],
      { label: 'Over the last' },
    ),
  ]);
  const plot = yc.LinePlot({ x: 'month', y: 'downloads', label: 'Downloads' });
  const draw = (library: string, months: number) =>
    Array.from({ length: months }, (_, month) => ({ month, downloads: library.length * month ** 2 }));
  yc.on([library.change, months.change, app.load], draw, [library, months], plot);
});
