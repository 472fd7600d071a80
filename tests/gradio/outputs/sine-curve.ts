import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown('The slider changes the plot at once; the timer moves it on.');
  const period = yc.Slider(0, 10, 1, { step: 1, label: 'Period' });
  const plot = yc.LinePlot({ label: 'Sine' });
  const moved = yc.State(0);
  const draw = (period: number, from: number) => {
    const xs = Array.from({ length: 100 }, (_, i) => from + i / 16);
    return [xs.map((x) => ({ x, y: Math.sin(period * x) })), from + 1];
  };
  yc.on([yc.Timer(0.5).tick, period.change], draw, [period, moved], [plot, moved]);
});
