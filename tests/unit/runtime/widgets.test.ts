import { afterEach, expect, test } from 'vitest';
import { extraKindsOf, extrasFor } from '../../../src/host/extras';
import { createPair, programOf } from './pair';

let close = () => {};
let loaded = 0;
afterEach(() => close());

/** Loads an app as the page does, with the parts that its sketch names. */
const open = async (source: string) => {
  const pair = createPair();
  close = pair.close;
  const sketch = { entry: 'main.ts', files: { 'main.ts': source } };
  const extras = { ...(await extrasFor(sketch)), kinds: await extraKindsOf(sketch) };
  const app = await pair.sandbox.load({ ...programOf(`${source}\n// ${++loaded}`), extras } as never);
  return { app, ...pair };
};

test('a colour begins with black, and takes short and long hexadecimal colours', async () => {
  const { app } = await open(
    `export default yc.Blocks(...[undefined, '#F80', '#ff8000'].map((value) => yc.ColorPicker({ value })));`,
  );
  expect(app.components.map(({ kind, value }) => [kind, value])).toEqual([
    ['colorpicker', '#000000'],
    ['colorpicker', '#ff8800'],
    ['colorpicker', '#ff8000'],
  ]);
});

test('what is no colour is refused in a sentence', async () => {
  await expect(open(`export default yc.Blocks(yc.ColorPicker({ value: 7 }));`)).rejects.toThrow(
    /it takes a CSS colour such as "#ff8000", "rgb\(255 128 0\)" or "orange", and this is 7/,
  );
});
