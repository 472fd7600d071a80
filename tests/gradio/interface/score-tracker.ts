import * as yc from 'yieldcast';

const scores: number[] = [];

export default yc.Interface({
  fn: (score) => {
    scores.push(score);
    return scores.toSorted((a, b) => b - a).slice(0, 3);
  },
  inputs: yc.Number({ label: 'Score' }),
  outputs: yc.JSON({ label: 'Best', open: true }),
});
