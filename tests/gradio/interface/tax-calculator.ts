import * as yc from 'yieldcast';

const brackets = [
  [10, 0],
  [25, 8],
  [60, 12],
  [120, 20],
  [250, 30],
];

function tax(income: number, status: string, { data }: yc.Table) {
  const deducted = data.reduce((sum, [, cost, deductible]) => sum + (deductible ? Number(cost) : 0), 0);
  const full = brackets.reduce((sum, [from, rate]) => sum + (Math.max(0, income - deducted - from) * rate) / 100, 0);
  return Math.round(full * (status === 'Married' ? 0.75 : status === 'Divorced' ? 0.8 : 1));
}

const table = [
  ['Desk', 500, true],
  ['Sofa', 900, false],
];

export default yc.Interface({
  fn: tax,
  inputs: [
    yc.Number({ label: 'Income' }),
    yc.Radio(['Single', 'Married', 'Divorced'], { label: 'Status' }),
    yc.Dataframe({ headers: ['Item', 'Cost', 'Deductible'], label: 'Bought this year' }),
  ],
  outputs: yc.Number({ label: 'Tax' }),
  examples: [[1000, 'Married', table]],
  live: true,
});
