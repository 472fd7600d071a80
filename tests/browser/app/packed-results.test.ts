import { expect, test } from 'vitest';
import { readPackedResults } from '../../../src/app/exported/packed-results';
import { packValue, unpackValue } from '../../../src/app/exported/packed-values';

const trip = async (value: unknown) => unpackValue(await packValue(value));

test('what JSON lacks comes back as it was', async () => {
  const value = {
    text: '</script>',
    numbers: [1.5, Number.NaN, Number.NEGATIVE_INFINITY, -0, 12n],
    nothing: [undefined, null],
    view: new Float32Array([0.25, -1]),
    bytes: new Uint8Array([0, 255]).buffer,
    when: new Date(5),
    map: new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'b'])]]),
    $: ['buffer', 'no tag'],
    inner: { $: 1 },
  };
  expect(await trip(value)).toEqual(value);
});

test('a file keeps its name, type, time and content, and a view only its own part', async () => {
  const file = new File(['content'], 'a.txt', { type: 'text/plain', lastModified: 7 });
  const [back, blob, view] = (await trip([
    file,
    new Blob(['b'], { type: 'image/png' }),
    new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
  ])) as [File, Blob, Uint8Array];
  expect([back.name, back.type, back.lastModified, await back.text()]).toEqual(['a.txt', 'text/plain', 7, 'content']);
  expect([blob.type, blob instanceof File, await blob.text()]).toEqual(['image/png', false, 'b']);
  expect([...view]).toEqual([2, 3]);
});

const circle: unknown[] = [];
circle.push(circle);

test.for([
  ['a function', () => {}],
  ['a value that holds itself', circle],
  ['an instance of a class', new URL('https://example.org')],
] as const)('%s is refused', ([, value]) => expect(packValue([value])).rejects.toThrow('cannot be packed'));

test('no key reaches a prototype', () => {
  const read = unpackValue('{"__proto__":{"reached":true}}') as object;
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(({} as { reached?: boolean }).reached).toBeUndefined();
});

const entry = {
  format: 1,
  owner: '',
  write: '',
  pieces: [5],
  yields: 1,
  bytes: 5,
  savedAt: 1,
  usedAt: 1,
  seconds: 1,
};
const batches = [{ at: 0, count: 1, slots: ['shown'] }];

test.for([
  ['cut short', '{"last":'],
  ['of a newer version', JSON.stringify({ last: { entry: { ...entry, format: 2 }, batches } })],
  ['without sizes', JSON.stringify({ last: { entry: { ...entry, bytes: null }, batches } })],
  ['no batches', JSON.stringify({ last: { entry, batches: [{ at: 0, count: 2, slots: ['shown'] }] } })],
  ['an unknown tag', JSON.stringify({ last: { entry, batches: [{ at: 0, count: 1, slots: [{ $: ['later'] }] }] } })],
] as const)('results that are %s are refused whole', ([, text]) => expect(() => readPackedResults(text)).toThrow());

test('whole results are read', async () => {
  const text = await packValue({ last: { entry, batches }, examples: [{ key: 'k', entry, batches }] });
  expect(readPackedResults(text)).toEqual({ last: { entry, batches }, examples: [{ key: 'k', entry, batches }] });
});
