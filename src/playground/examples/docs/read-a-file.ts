import * as yc from 'yieldcast';

async function* read(file: File | null) {
  const text = file ? await file.text() : '{ "no": "file" }';
  yield [`${text.length} characters`, text.slice(0, 2000)];
}

export default yc.Interface({
  fn: read,
  inputs: yc.File({
    label: 'A text file',
    fileTypes: ['.txt', '.json', '.csv', '.ts'],
    optional: true,
  }),
  outputs: [
    yc.Textbox({ label: 'Length' }),
    yc.Code({ label: 'Begins', language: 'json' }),
  ],
});
