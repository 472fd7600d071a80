import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Tabs(() => {
    yc.Tab('Text', () => {
      const text = yc.Textbox({ label: 'Text', visible: false, interactive: true });
      yc.Button('Show').click(() => yc.update({ visible: true }), null, text);
      yc.Button('Hide').click(() => yc.update({ visible: false }), null, text);
    });
    yc.Tab('Message', () => {
      const message = yc.Markdown('Seen in the second tab.', { visible: false });
      yc.Button('Show the message').click(() => yc.update({ visible: true }), null, message);
    });
    yc.Tab('Fold', () => {
      const fold = yc.Accordion('Details', { visible: false }, () => {
        const number = yc.Number({ label: 'Number', value: 100, visible: false });
        yc.Button('Show the number').click(() => yc.update({ visible: true }), null, number);
        yc.Button('Hide the number').click(() => yc.update({ visible: false }), null, number);
      });
      yc.Button('Show the fold').click(() => yc.update({ visible: true }), null, fold);
      yc.Button('Hide the fold').click(() => yc.update({ visible: false }), null, fold);
    });
    yc.Tab('Sliders', () => {
      const sliders = ['A', 'B'].map((label) => yc.Slider(0, 1, { label, visible: false }));
      yc.Button('Show both').click(() => sliders.map(() => yc.update({ visible: true })), null, sliders);
      yc.Button('Hide both').click(() => sliders.map(() => yc.update({ visible: false })), null, sliders);
    });
  });
});
