import * as yc from 'yieldcast';

async function* count(text: string) {
  const counts = new Map<string, number>();
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    const rows = [...counts].sort((a, b) => b[1] - a[1]);
    const shares = rows.map(([word, n]) => [word, n / words.length]);
    yield [rows, Object.fromEntries(shares) as Record<string, number>];
    await yc.sleep(0.1);
  }
}

export default yc.Interface({
  fn: count,
  inputs: yc.Textbox({
    label: 'Text',
    lines: 2,
    value: 'a rose is a rose is a rose',
  }),
  outputs: [
    yc.Dataframe({ label: 'Words', headers: ['word', 'times'] }),
    yc.Label({ label: 'Share', numTopClasses: 3 }),
  ],
});
