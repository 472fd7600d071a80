import * as yc from 'yieldcast';

export default yc.Blocks(() => {
  yc.Markdown({
    label: 'Formulas',
    latexDelimiters: [{ left: '$', right: '$', display: false }],
    value: 'From $\\frac{x+1}{x+2}$ to $\\int_{a}^{b} x^2 \\,dx$, and $\\sqrt{x^2+1}$.',
  });
});
