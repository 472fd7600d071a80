import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const options = { label: 'Part', visible: false, interactive: true };
  for (const [i, make] of [() => yc.Textbox(options), () => yc.Image(options)].entries())
    yc.Tab(`Tab ${i + 1}`, () => {
      const part = make();
      yc.Row(() => {
        yc.Button(`Show ${i + 1}`).click(() => yc.update({ visible: true }), null, part);
        yc.Button(`Hide ${i + 1}`).click(() => yc.update({ visible: false }), null, part);
      });
    });
});
