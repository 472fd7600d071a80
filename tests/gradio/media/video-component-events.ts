import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const [film, same] = yc.Row(() => [yc.Video({ label: 'Film' }), yc.Video({ label: 'The same' })]);
  const counter = (label: string) => yc.Number({ label, value: 0 });
  const uploads = counter('Uploads');
  film.upload((film, n) => [film, n + 1], [film, uploads], [same, uploads]);
  for (const event of ['change', 'input', 'play', 'pause'] as const) {
    const count = counter(event);
    yc.on([film[event]], (n) => n + 1, count, count);
  }
});
