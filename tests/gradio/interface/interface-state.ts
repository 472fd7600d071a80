import * as yc from 'yieldcast';

const history = yc.State<string[]>([]);

export default yc.Interface({
  fn: (message, before) => [{ now: message, before: before.toReversed() }, [...before, message]],
  inputs: [yc.Textbox({ label: 'Message' }), history],
  outputs: [yc.JSON({ label: 'Messages', open: true }), history],
});
