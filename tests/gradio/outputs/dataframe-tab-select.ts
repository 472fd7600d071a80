import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Tab('First', () => yc.Markdown('Open the second tab.'));
  const second = yc.Tab('Second', () => [yc.Dataframe({ label: 'Items', headers: ['no.', 'name'] })]);
  const [table] = second;
  second.select(() => Array.from({ length: 3 }, (_, i) => [i, `Item ${i}`]), null, table);
});
