import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (year, companies, noise) =>
    companies.flatMap((company, i) =>
      Array.from({ length: year - 2020 }, (_, t) => ({
        year: 2020 + t,
        value: t ** 2 * (i + 1) + Math.random() * noise,
        company,
      })),
    ),
  inputs: [
    yc.Radio([2025, 2030, 2035], { label: 'Until' }),
    yc.CheckboxGroup(['Alpha', 'Beta'], { label: 'Companies' }),
    yc.Slider(1, 100, { label: 'Noise' }),
  ],
  outputs: yc.LinePlot({ x: 'year', y: 'value', color: 'company', label: 'Forecast' }),
});
