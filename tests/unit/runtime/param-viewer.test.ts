import { afterEach, expect, test } from 'vitest';
import { openSketch } from './extras-of';

let close = () => {};
afterEach(() => close());

const shown = async (options: string) => {
  const { app, ...pair } = await openSketch(`export default yc.Blocks(yc.ParamViewer({ ${options} }));`);
  close = pair.close;
  return app.components[0]?.value;
};

test('parameters keep their order, and may lack a description or a default', async () => {
  const value =
    "{ z: { type: 'int', description: 'A *number*', default: 3 }, a: {}, m: { type: null, default: null } }";
  const parameters = [
    { name: 'z', type: 'int', description: 'A *number*', default: '3' },
    { name: 'a', type: '', description: '', default: null },
    { name: 'm', type: '', description: '', default: null },
  ];
  expect(await shown(`value: ${value}, maxHeight: null, linkify: null, header: null`)).toEqual(parameters);
  expect(await shown(`value: new Map(Object.entries(${value}))`)).toEqual(parameters);
});

test.each([
  ['value: 7', /it takes parameters by name, as in \{ ndigits: .*, and this is 7/],
  ["value: [{ name: 'a' }]", /it takes parameters by name/],
  ["value: { a: 'int' }", /“a” is a type, a description and a default, as in .*, and this is .*int/],
  ['value: { a: { type: {} } }', /the type of “a” is a text or null, and this is/],
  [
    'value: Object.fromEntries(Array.from({ length: 1001 }, (_, i) => ["a" + i, {}]))',
    /it has at most 1,000 parameters, and these are 1001/,
  ],
])('what is no parameters is refused in a sentence: %s', async (options, sentence) => {
  await expect(shown(options)).rejects.toThrow(sentence);
});
