import * as yc from 'yieldcast';

const kinds: [RegExp, string][] = [
  [/^\d+$/, 'number'],
  [/^(?:the|a|an)$/i, 'article'],
  [/^[A-Z]/, 'name'],
];

async function* mark(text: string) {
  const spans: yc.TextSpan[] = [];
  for (const word of text.split(/(\s+|[.,])/)) {
    const kind = kinds.find(([pattern]) => pattern.test(word));
    spans.push([word, kind?.[1] ?? null]);
    yield spans;
    await yc.sleep(0.05);
  }
}

const value = 'On the 5th day Ada counted 12 hens, and a fox.';
export default yc.Interface({
  fn: mark,
  inputs: yc.Textbox({ label: 'Text', value }),
  outputs: yc.HighlightedText({ label: 'Marked', showLegend: true }),
});
