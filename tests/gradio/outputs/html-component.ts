import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.HTML({ value: '<p style="margin: 1rem">These <em>words</em> are <strong>HTML</strong>.</p>', label: 'Words' });
});
