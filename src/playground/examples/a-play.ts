import * as yc from 'yieldcast';

const script = `Ada: Is it (sighs) done?
Grace: It has run since noon.`;

async function* perform(text: string) {
  const said: yc.DialogueLine[] = [];
  for (const spoken of text.split('\n')) {
    const [speaker = '', words = ''] = spoken.split(': ');
    const line = { speaker, text: '' };
    said.push(line);
    for (const word of words.split(' ')) {
      line.text += `${word} `;
      yield said;
      await yc.sleep(0.2);
    }
  }
}

export default yc.Interface({
  fn: perform,
  inputs: yc.Textbox({ label: 'Script', lines: 3, value: script }),
  outputs: yc.Dialogue({ label: 'On stage' }),
});
