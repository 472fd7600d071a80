import { expect, test } from 'vitest';
import { bytesIn } from '../../../src/cache';

const long = 'x'.repeat(1_000_000);

test.each<[string, unknown]>([
  ['text', long],
  ['names', { [long]: 1 }],
  ['names in a list', Object.assign([1], { [long]: 1 })],
  ['the words of an error', new Error(long)],
  ['the cause of an error', new Error('a', { cause: [long] })],
  ['a pattern', new RegExp(long)],
  ['text in an object', Object(long)],
  ['a number', 1n << 8_000_000n],
  ['a number in an object', Object(1n << 8_000_000n)],
  ['keys of a map', new Map([[long, 1]])],
  ['a set', new Set([long])],
  ['a part of a buffer', new Uint8Array(1_000_000).subarray(1, 2)],
  ['a file', new File([long], 'a')],
  ['what is held twice and holds itself', Object.assign([long], { self: [long] })],
  ['many small things', Array.from({ length: 130_000 }, () => ({}))],
])('whatever is long counts: %s', (_, value) => {
  expect(bytesIn(value)).toBeGreaterThanOrEqual(1_000_000);
  expect(bytesIn([[{ value }]])).toBeGreaterThanOrEqual(1_000_000);
  expect(bytesIn(structuredClone(value))).toBeGreaterThanOrEqual(1_000_000);
});

test('what is small is not', () => {
  expect(bytesIn(['a', 1, null, { b: true }, new Array(1_000_000)])).toBeLessThan(100);
});
