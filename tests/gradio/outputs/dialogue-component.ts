import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const talk = yc.Dialogue({
    speakers: ['Ada', 'Grace'],
    tags: ['(laughs)', '(sighs)', '(clears throat)'],
    value: [
      { speaker: 'Ada', text: 'Is it done?' },
      { speaker: 'Grace', text: 'It has run since noon.' },
    ],
    separator: '\n',
    interactive: true,
  });
  const script = yc.Textbox({ label: 'Script', lines: 3 });
  talk.submit((text) => text, talk, script);
});
