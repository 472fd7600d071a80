import * as yc from 'yieldcast';

const disc =
  '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><circle cx="30" cy="30" r="30" fill="green"/></svg>';

export default yc.Blocks(() => {
  yc.Image(disc);
  yc.Textbox('words');
  yc.Number(3);
});
