import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const text = yc.Textbox({ label: 'In and out' });
  yc.Button('Turn').click((text) => [...text].reverse().join(''), text, text);
});
