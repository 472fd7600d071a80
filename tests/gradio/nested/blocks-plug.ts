import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown('Three in one.');
  const tabs = yc.Tabs(() => {
    yc.Tab('Identity', () => yc.Interface({ fn: (text) => text, inputs: 'text', outputs: 'text' }));
    yc.Tab('Input', () => {
      const text = yc.Textbox({ label: 'Text' });
      yc.Row(() => {
        yc.Button('Send');
        yc.ClearButton(text);
      });
    });
    yc.Tab('Static', () => yc.Textbox('It stays so.', { label: 'Shown' }));
  });
  yc.Button('To the last').click(() => yc.update({ selected: 2 }), null, tabs);
});
