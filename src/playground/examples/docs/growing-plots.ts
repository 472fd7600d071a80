import * as yc from 'yieldcast';

type Row = { step: number; price: number; stock: string };

async function* trade(steps: number) {
  const prices = { tea: 100, milk: 80, oats: 60 };
  const rows: Row[] = [];
  for (let step = 0; step < steps; step++) {
    for (const [stock, price] of Object.entries(prices)) {
      const next = price + Math.random() - 0.48;
      prices[stock as keyof typeof prices] = next;
      rows.push({ step, price: next, stock });
    }
    // All of the data so far: the plots grow.
    yield [rows, rows, rows];
    await yc.sleep(0.02);
  }
}

const axes = { x: 'step', y: 'price', color: 'stock' };

export default yc.Interface({
  fn: trade,
  inputs: yc.Slider(50, 1000, 300, { label: 'Steps' }),
  outputs: [
    yc.LinePlot({ ...axes, label: 'Prices' }),
    yc.ScatterPlot({ ...axes, label: 'Each trade' }),
    yc.BarPlot({
      ...axes,
      label: 'Means of fifty steps',
      xBin: 50,
      aggregate: 'mean',
    }),
  ],
});
