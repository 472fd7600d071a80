import * as yc from 'yieldcast';

const value = ['AB', 'CD'].flatMap((symbol, i) =>
  Array.from({ length: 12 }, (_, month) => ({ month, price: 100 + 20 * i + month * (3 - 2 * i), symbol })),
);

export default yc.Blocks(() => {
  yc.LinePlot({ value, x: 'month', y: 'price', color: 'symbol', label: 'Prices' });
});
