import * as yc from 'yieldcast';

const script = [
  { speaker: 'Ada', text: 'Is it (sighs) done?' },
  { speaker: 'Grace', text: 'It has run since noon.' },
];

async function* perform(lines: yc.DialogueLine[]) {
  const said: yc.DialogueLine[] = [];
  for (const { speaker, text } of lines) {
    const line = { speaker, text: '' };
    said.push(line);
    for (const word of text.split(' ')) {
      line.text += `${word} `;
      yield said;
      await yc.sleep(0.2);
    }
  }
}

const speakers = ['Ada', 'Grace'];
const stage = yc.Dialogue({ label: 'On stage', speakers });
const lines = yc.Dialogue({ type: 'list', speakers, value: script });
export default yc.Interface(perform, lines, stage);
