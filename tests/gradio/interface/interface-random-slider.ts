import * as yc from 'yieldcast';

const random = (from: number, to: number, step?: number) => {
  const value = from + Math.random() * (to - from);
  return step ? Math.round(value / step) * step : value;
};

export default yc.Interface({
  fn: (a, b) => a + b * 5,
  inputs: [
    yc.Slider(1.5, 250000.89, { value: () => random(1.5, 250000.89), label: 'Wide' }),
    yc.Slider(-1, 1, { step: 0.05, value: () => random(-1, 1, 0.05), label: 'By 0.05' }),
    yc.Slider(0, 1, { step: 0.25, value: () => random(0, 1, 0.25), label: 'By 0.25' }),
  ],
  outputs: yc.Number({ label: 'Sum' }),
});
