import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Textbox({ label: 'Text', value: 'some words' });
  yc.Number({ label: 'Number', value: 12.34 });
  yc.Slider(0, 10, 3, { label: 'Slider' });
  yc.Checkbox({ label: 'Checkbox', value: true });
  yc.Label({ label: 'Label', value: { positive: 0.74, negative: 0.26 } });
  yc.JSON({ label: 'JSON', value: { key: 'value' }, open: true });
  yc.HTML({ label: 'HTML', value: '<b>bold</b>' });
  yc.Markdown({ label: 'Markdown', value: '*slanted*' });
  yc.Code({ label: 'Code', value: 'yield 1', language: 'python' });
  yc.Dataframe({
    label: 'Table',
    headers: ['one', 'two'],
    interactive: false,
    value: [
      [1, 2],
      [3, 4],
    ],
  });
  yc.Gallery({ label: 'Gallery', value: [yc.solid(30, 30, [200, 0, 0]), yc.solid(30, 30, [0, 0, 200])] });
  yc.Chatbot({ label: 'Talk', value: [{ role: 'assistant', content: 'How do you do?' }] });
  yc.BarPlot({
    label: 'Bars',
    value: [
      { x: 'a', y: 1 },
      { x: 'b', y: 2 },
    ],
    x: 'x',
    y: 'y',
  });
});
