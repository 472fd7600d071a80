import * as yc from 'yieldcast';

const steps = Array.from({ length: 40 }, (_, i) => i / 39);

export default yc.Blocks(() => {
  yc.Markdown('Choose speed and angle; the range is $$R = v^2 \\sin(2\\theta) / g$$');
  const [speed, angle] = yc.Row(() => [
    yc.Slider(1, 30, 25, { label: 'Speed' }),
    yc.Slider(0, 90, 45, { label: 'Angle' }),
  ]);
  const path = yc.LinePlot({ x: 'x', y: 'y', label: 'Path' });
  yc.Button('Throw').click(
    (v, degrees) => {
      const angle = (degrees / 180) * Math.PI;
      const times = steps.map((step) => (step * 2 * v * Math.sin(angle)) / 9.81);
      return times.map((t) => ({ x: v * t * Math.cos(angle), y: v * t * Math.sin(angle) - (9.81 / 2) * t ** 2 }));
    },
    [speed, angle],
    path,
  );
});
