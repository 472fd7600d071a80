import * as yc from 'yieldcast';

const pick = yc.UploadButton({
  label: 'Open a text',
  fileTypes: ['text'],
});
const text = yc.Textbox({ label: 'Text', lines: 4, value: 'Ahoy!' });
const save = yc.DownloadButton({ label: 'Save it in capitals' });
const clear = yc.ClearButton({ components: [text] }).add(save);

pick.upload((file) => file?.text() ?? '', pick, text);
text.change(
  (words) => ({ name: 'capitals.txt', data: words.toUpperCase() }),
  text,
  save,
);

export default yc.Blocks(pick, text, yc.Row(save, clear));
