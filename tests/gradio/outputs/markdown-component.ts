import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown({ value: 'These _words_ are [Markdown](https://example.com).', label: 'Words' });
});
