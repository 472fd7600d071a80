import * as yc from 'yieldcast';

async function* load(path: string) {
  const file = await yc.asset(path);
  yield [`${file.name}: ${file.size} bytes`, file];
}

export default yc.Interface({
  fn: load,
  inputs: yc.Dropdown({
    label: 'File',
    choices: ['./examples/speech.mp3', './examples/speech.ogg'],
  }),
  outputs: [
    yc.Textbox({ label: 'About it' }),
    yc.Audio({ label: 'Sound' }),
  ],
});
