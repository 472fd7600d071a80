import * as yc from 'yieldcast';

async function* write(topic: string) {
  let text = `## ${topic}\n`;
  for (const word of 'Markdown grows **as it is written**.'.split(
    ' ',
  )) {
    text += `${word} `;
    yield [text, `<p>${text.length} <b>characters</b></p>`];
    await yc.sleep(0.2);
  }
}

export default yc.Interface({
  fn: write,
  inputs: yc.Textbox({ label: 'Topic', value: 'Words' }),
  outputs: [
    yc.Markdown({ label: 'Text' }),
    yc.HTML({ label: 'Length' }),
  ],
});
