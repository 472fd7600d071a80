import * as yc from 'yieldcast';

export default yc.Interface({
  fn: (name, times) => `Hello ${name.repeat(times)}!`,
  inputs: [yc.Textbox({ label: 'Name', lines: 2, maxLines: 4 }), yc.Number({ label: 'Times' })],
  outputs: yc.Textbox({ label: 'Greeting', lines: 7 }),
});
