import * as yc from 'yieldcast';

// The second call with the same number takes no time.
const slowSquare = yc.cached(async (n: number) => {
  await yc.sleep(1);
  return n * n;
});

async function* square(n: number) {
  const runs = ((await yc.cache.get<number>('runs')) ?? 0) + 1;
  await yc.cache.set('runs', runs);
  yield `Run ${runs}: …`;
  yield `Run ${runs}: ${await slowSquare(n)}`;
}

export default yc.Interface({
  fn: square,
  inputs: yc.Number({ label: 'Number', value: 12 }),
  outputs: yc.Textbox({ label: 'Its square' }),
});
