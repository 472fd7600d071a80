import * as yc from 'yieldcast';

const lengthsOf = (a: string, b: string) => {
  const lengths = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  return lengths;
};

function* diff(a: string, b: string): Generator<[string, string | null]> {
  const lengths = lengthsOf(a, b);
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length)
    if (i < a.length && a[i] === b[j]) yield [a[i++], b[j++] && null];
    else if (j === b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])) yield [a[i++], '-'];
    else yield [b[j++], '+'];
}

export default yc.Interface({
  fn: (a, b) => [...diff(a, b)],
  inputs: [yc.Textbox('a red fox', { label: 'Before' }), yc.Textbox('a sad fox', { label: 'After' })],
  outputs: yc.HighlightedText({ label: 'Changes', colorMap: { '+': 'red', '-': 'green' } }),
});
