import * as yc from 'yieldcast';

const kinds: [string, RegExp][] = [
  ['DET', /^(?:the|a|an)$/i],
  ['PUNCT', /^[.,!?]$/],
  ['ADP', /^(?:of|for|in)$/i],
];

const analyse = (text: string) => {
  const tokens = text.match(/\w+|[.,!?]/g) ?? [];
  const spans = tokens.flatMap((token): [string, string | null][] => [
    [token, kinds.find(([, pattern]) => pattern.test(token))?.[0] ?? 'NOUN'],
    [' ', null],
  ]);
  const counts = { characters: text.length, tokens: tokens.length };
  return [spans, counts, `<ol>${tokens.map((token) => `<li>${token}</li>`).join('')}</ol>`];
};

export default yc.Interface({
  fn: analyse,
  inputs: yc.Textbox({ label: 'Sentence' }),
  outputs: [yc.HighlightedText({ label: 'Parts' }), yc.JSON({ label: 'Counts' }), yc.HTML({ label: 'List' })],
  examples: ['The best of times, the worst of times.'],
});
