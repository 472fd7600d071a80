import * as yc from 'yieldcast';

function* hang() {
  yield 'Still fine.';
  yield 'Going into the loop: Stop brings you back.';
  // It never ends, but it has the worker to itself: the page goes on.
  for (;;);
}

export default yc.Interface({
  fn: hang,
  outputs: yc.Textbox({ label: 'Last words' }),
});
