import * as yc from 'yieldcast';

const random = (from: number, to: number) => from + Math.floor(Math.random() * (to - from));
const value = Array.from({ length: 25 }, () => ({ height: random(50, 70), weight: random(120, 320) }));

export default yc.Blocks(() => {
  yc.LinePlot({ value, x: 'weight', y: 'height', label: 'Height by weight' });
});
