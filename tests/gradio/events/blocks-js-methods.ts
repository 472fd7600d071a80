import * as yc from 'yieldcast';

const backwards = (text: string) => [...text].reverse().join('');

export default yc.Blocks(() => {
  const subject = yc.Textbox({ label: 'Subject' });
  const verb = yc.Radio(['ate', 'saw'], { label: 'Verb' });
  const object = yc.Textbox({ label: 'Object' });
  const [make, turn, append] = yc.Row(() => [yc.Button('Make'), yc.Button('Turn'), yc.Button('Append')]);
  const sentence = yc.Textbox({ label: 'Sentence' });
  const turned = yc.Textbox({ label: 'Turned verb' });
  make.click((s, v, o) => `${s} ${v} ${o}`, [subject, verb, object], sentence);
  turn.click((s, v, o) => [s, v, o].map(backwards).join(' '), [subject, verb, object], sentence);
  append.click((text) => `${text} foo`, subject, subject);
  verb.change(backwards, verb, turned);
});
