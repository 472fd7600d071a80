import * as yc from 'yieldcast';

const count = yc.Interface({
  title: 'Count',
  fn: async function* (to) {
    for (let n = 1; n <= to; n++) {
      yield n;
      await yc.sleep(0.2);
    }
  },
  inputs: yc.Slider(1, 20, { value: 5, step: 1, label: 'To' }),
  outputs: 'number',
});

const echo = yc.ChatInterface({
  title: 'Echo',
  fn: (message) => message,
});

// Each keeps its own buttons, and runs while the other does.
export default yc.TabbedInterface([count, echo], ['Count', 'Echo']);
