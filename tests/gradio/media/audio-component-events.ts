import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const sound = yc.Audio({ label: 'Sound' });
  const same = yc.Audio({ label: 'The same' });
  const counter = (label: string) => yc.Number({ label, value: 0 });
  const more = (n: number) => n + 1;
  yc.Row(() => {
    const uploads = counter('Uploads');
    sound.upload((sound, n) => [sound, n + 1], [sound, uploads], [same, uploads]);
    for (const event of ['change', 'input', 'play', 'pause', 'end', 'startRecording', 'stopRecording'] as const) {
      const count = counter(event);
      yc.on([sound[event]], more, count, count);
    }
    for (const event of ['play', 'pause', 'end'] as const) {
      const count = counter(`same ${event}`);
      yc.on([same[event]], more, count, count);
    }
  });
});
