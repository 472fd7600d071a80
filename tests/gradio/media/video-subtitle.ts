import * as yc from 'yieldcast';

export default yc.Interface({
  fn: async (film, subtitles) => yc.update({ value: film, subtitles: await subtitles.text() }),
  inputs: [yc.Video({ label: 'Film' }), yc.File({ label: 'Subtitles', fileTypes: ['.srt', '.vtt'] })],
  outputs: yc.Video({ label: 'With subtitles' }),
});
