import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const slider = yc.Slider(0, 100, { step: 0.1, label: 'Slider' });
  const count = yc.State(0);
  const [number, events] = yc.Row(() => [yc.Number({ label: 'Released at' }), yc.Number({ label: 'Events' })]);
  slider.release((x, n) => [x, n + 1, n + 1], [slider, count], [number, count, events]);
});
