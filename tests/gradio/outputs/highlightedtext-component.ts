import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.HighlightedText({
    label: 'Parts',
    value: [
      ['The ', 'article'],
      ['fox', 'noun'],
      [' ', null],
      ['runs', 'verb'],
    ],
  });
});
