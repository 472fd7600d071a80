import * as yc from 'yieldcast';

const value = Array.from({ length: 40 }, (_, i) => ({
  power: 50 + 4 * i,
  miles: 40 - i / 2,
  origin: i % 2 ? 'EU' : 'JP',
}));

export default yc.Blocks(() => {
  yc.ScatterPlot({ value, x: 'power', y: 'miles', color: 'origin', label: 'Cars' });
});
