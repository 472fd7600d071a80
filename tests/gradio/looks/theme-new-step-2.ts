import * as yc from 'yieldcast';

const seafoam = yc.theme({
  primary: '#047857',
  textSize: 1.125,
  font: 'Quicksand, ui-sans-serif, sans-serif',
  codeFont: 'ui-monospace, monospace',
});

export default yc.Blocks({ theme: seafoam }, () => {
  const name = yc.Textbox({ label: 'Name' });
  const count = yc.Slider(0, 100, { step: 1, label: 'Count' });
  const [submit] = yc.Row(() => [yc.Button('Submit', { variant: 'primary' }), yc.Button('Clear')]);
  const all = yc.Textbox({ label: 'All' });
  submit.click((name, count) => name.repeat(count), [name, count], all);
});
