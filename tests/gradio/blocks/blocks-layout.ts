import * as yc from 'yieldcast';

const fields = () => {
  yc.Textbox({ label: 'Text' });
  yc.Number({ label: 'Count' });
  yc.Radio(['one', 'two']);
};

export default yc.Blocks(() => {
  yc.Row(() => {
    yc.Image({ interactive: true, scale: 2 });
    yc.Image();
  });
  yc.Row(fields);
  yc.Row(() => {
    yc.Button('Wide', { scale: 0, minWidth: 500 });
    yc.Button('A', { scale: 0 });
    yc.Button('Grows');
  });
  yc.Row(() => {
    yc.Row(() => {
      yc.Column(fields);
      yc.Image();
      yc.Column(() => {
        yc.Image({ interactive: true });
        yc.Image();
      });
    });
  });
  fields();
});
