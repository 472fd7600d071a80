import * as yc from 'yieldcast';

const python = 'def square(n):\n    return n * n';

export default yc.Blocks(() => {
  const code = yc.Code({ label: 'Source', value: python, language: 'python', interactive: true });
  const shown = yc.Code({ label: 'Shown', language: 'python', lines: 4 });
  yc.Button('Show').click((code) => code, code, shown);
  const written = yc.Number({ label: 'Changes', value: 0 });
  code.change((n) => n + 1, written, written);
});
