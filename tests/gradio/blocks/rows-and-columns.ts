import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Row(() => {
    yc.Textbox({ label: 'One' });
    yc.Textbox({ label: 'Two' });
    yc.Dropdown(['a', 'b'], { label: 'Three' });
  });
  yc.Row(() => {
    yc.Column({ scale: 1, minWidth: 300 }, () => {
      yc.Textbox({ label: 'Above' });
      yc.Button('Between');
      yc.Textbox({ label: 'Below' });
    });
    yc.Column({ scale: 2, minWidth: 300 }, () => {
      yc.Image({ label: 'Picture' });
      yc.Button('Go');
    });
  });
});
