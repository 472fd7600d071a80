import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  const words = yc.Textbox('Away with me', { label: 'Words', interactive: true });
  yc.ClearButton(words);
});
