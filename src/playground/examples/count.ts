import * as yc from 'yieldcast';

function* count(numbers: number) {
  // Every yield reaches the page; each frame shows the latest.
  for (let i = 0; i < numbers; i++) yield i;
}

export default yc.Interface({
  fn: count,
  inputs: yc.Number({ label: 'Count to', value: 1_000 }),
  outputs: yc.Number({ label: 'Number' }),
});
