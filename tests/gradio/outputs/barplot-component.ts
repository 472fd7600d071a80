import * as yc from 'yieldcast';

const stock = { A: 28, B: 55, C: 43, D: 91, E: 81, F: 53 };
const value = Object.entries(stock).map(([item, stock]) => ({ item, stock }));

export default yc.Blocks(() => {
  yc.BarPlot({ value, x: 'item', y: 'stock', label: 'In stock' });
});
