import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const timer = yc.Timer(0.2);
  const ticks = yc.Number({ label: 'Ticks' });
  const count = yc.State(0);
  timer.tick((n) => [n + 1, n + 1], count, [count, ticks]);
  yc.Number({ value: () => Math.random(), every: 0.2, label: 'Random' });
  yc.Row(() => {
    yc.Button('Start').click(() => yc.update({ active: true }), null, timer);
    yc.Button('Stop').click(() => yc.update({ active: false }), null, timer);
    yc.Button('Faster').click(() => 0.1, null, timer);
  });
});
