import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async (sound, subtitles) => yc.update({ value: sound, subtitles: await subtitles.text() }),
  inputs: [yc.Audio({ label: 'Sound' }), yc.File({ label: 'Subtitles', fileTypes: ['.srt', '.vtt'] })],
  outputs: yc.Audio({ label: 'With subtitles' }),
});
