import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const given = yc.Image({ label: 'Given' });
  const same = yc.Image({ label: 'The same' });
  yc.Button('Copy').click((picture) => picture, given, same);
});
