import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const tabs = yc.Tabs(() => {
    yc.Tab('First', () => {
      const fold = yc.Accordion('Fold', { open: false }, () => yc.Textbox({ label: 'Name' }));
      const open = yc.Checkbox({ label: 'Unfolded' });
      open.change((open) => yc.update({ open }), open, fold);
    });
    yc.Tab('Second', () => yc.Markdown('The second one.'));
  });
  yc.Button('To the second').click(() => yc.update({ selected: 1 }), null, tabs);
});
