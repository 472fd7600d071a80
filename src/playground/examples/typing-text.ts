import * as yc from 'yieldcast';

async function* type(sentence: string) {
  let text = '';
  for (const token of sentence.match(/\s*\S{1,4}/g) ?? []) {
    text += token;
    yield text; // all of it so far: only what was added is sent
    await yc.sleep(0.05);
  }
}

export default yc.Interface({
  fn: type,
  inputs: yc.Textbox({
    label: 'Sentence',
    lines: 3,
    value: 'A generator hands over what it has, so nobody waits.',
  }),
  outputs: yc.Textbox({ label: 'As it is typed', lines: 3 }),
});
