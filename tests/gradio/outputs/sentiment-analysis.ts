import * as yc from 'yieldcast';

const words: Record<string, number> = { wonderful: 1, good: 0.5, bad: -0.5, awful: -1 };

export default yc.Interface({
  fn: (text) => {
    const scores =
      text
        .toLowerCase()
        .match(/\w+/g)
        ?.map((word) => words[word] ?? 0) ?? [];
    const share = (counts: (score: number) => boolean) => scores.filter(counts).length / scores.length;
    return { pos: share((score) => score > 0), neg: share((score) => score < 0), neu: share((score) => score === 0) };
  },
  inputs: yc.Textbox({ placeholder: 'A sentence …' }),
  outputs: yc.Label({ label: 'Mood' }),
  examples: ['This is wonderful!'],
});
