import * as yc from 'yieldcast';

const script = yc.Dialogue({
  label: 'Script',
  speakers: ['Ada', 'Grace'],
  tags: ['(laughs)', '(sighs)', '(clears throat)'],
  type: 'list',
  value: [
    { speaker: 'Ada', text: 'Is it (sighs) done?' },
    { speaker: 'Grace', text: 'It has run since noon.' },
  ],
});

async function* perform(lines: yc.DialogueLine[]) {
  const said: yc.DialogueLine[] = [];
  for (const { speaker, text } of lines) {
    said.push({ speaker, text: '' });
    for (const word of text.split(' ')) {
      const last = said.at(-1);
      if (last) last.text += `${word} `;
      yield said;
      await yc.sleep(0.1);
    }
  }
}

export default yc.Interface({
  fn: perform,
  inputs: script,
  outputs: yc.Dialogue({ label: 'On stage' }),
});
