import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown('Add a file, and take it back: once.');
  const add = yc.UploadButton('Add a file');
  const save = yc.DownloadButton('Take it back', { visible: false });
  yc.Row(add, save);
  add.upload(
    (file) => [yc.update({ visible: false }), yc.update({ label: `Take ${file?.name}`, value: file, visible: true })],
    add,
    [add, save],
  );
  save.click(() => [yc.update({ visible: true }), yc.update({ visible: false })], null, [add, save]);
});
