import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint, UnhashableError } from '../../../src/cache';

const file = (text: string, name = 'a.txt', type = 'text/plain') => new File([text], name, { type });

describe('equal values have one fingerprint', () => {
  test.each([
    ['objects with their keys in another order', { a: 1, b: [2] }, { b: [2], a: 1 }],
    ['files of the same content', { file: file('words') }, { file: file('words') }],
    ['views of equal bytes', new Uint8Array([1, 2, 3]), new Uint8Array([0, 1, 2, 3]).subarray(1)],
    ['maps and sets', new Map([['a', new Set([1])]]), new Map([['a', new Set([1])]])],
  ])('%s', async (_, a, b) => {
    expect(await fingerprint(a)).toBe(await fingerprint(b));
  });

  test('any plain value, and its copy', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withDate: true, withTypedArray: true, withBigInt: true }), async (value) => {
        expect(await fingerprint(structuredClone(value))).toBe(await fingerprint(value));
      }),
      { numRuns: 200 },
    );
  });
});

describe('different values have different fingerprints', () => {
  const values: unknown[] = [
    null,
    undefined,
    0,
    -0,
    Number.NaN,
    1,
    '1',
    true,
    'true',
    1n,
    '',
    [],
    [[]],
    [''],
    {},
    { a: 1 },
    { a: '1' },
    { a: 1, b: 2 },
    ['a', 1],
    ['a1'],
    ['a', 'b'],
    ['ab'],
    ['as1:b'],
    new Uint8Array([1, 0]),
    new Uint16Array([1]),
    new Uint8Array([1, 0]).buffer,
    new Date(0),
    new Map(),
    new Set(),
    file('words'),
    file('word'),
    file('words', 'b.txt'),
    file('words', 'a.txt', 'text/html'),
    new Blob(['words'], { type: 'text/plain' }),
    /a/,
    /a/i,
    // biome-ignore lint/suspicious/noSparseArray: a hole is no `undefined`
    [1, , 2],
    [1, undefined, 2],
    '\ud800',
    '\udfff',
    '\ufffd',
    { '\ud800': 1 },
    { '\udfff': 1 },
    new Error('a'),
    new RangeError('a'),
    new Error('a', { cause: 1 }),
  ];

  test('among all kinds of them', async () => {
    const all = await Promise.all(values.map(fingerprint));
    expect(new Set(all).size).toBe(values.length);
    for (const each of all) expect(each).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what is large is hashed chunk by chunk', () => {
  const large = (size: number, last: number) => {
    const bytes = new Uint8Array(size).fill(7);
    bytes[size - 1] = last;
    return bytes;
  };

  test('buffers, parts of buffers and files alike', async () => {
    const views = [large(9_000_001, 1), large(9_000_001, 2), large(9_000_002, 1), large(8_000_000, 1)];
    const keys = await Promise.all(views.map((view) => fingerprint(view)));
    expect(new Set(keys).size).toBe(4);
    expect(await fingerprint(large(9_000_010, 1).subarray(9))).toBe(keys[0]);
    const [one, again, other] = [1, 1, 2].map((last) => fingerprint(new Blob([large(9_000_001, last)])));
    expect(await one).toBe(await again);
    expect(await one).not.toBe(await other);
  });

  test('a file that cannot be read has none', async () => {
    const gone = new Blob([large(9_000_001, 1)]);
    gone.slice = () => {
      throw new DOMException('It is gone.', 'NotReadableError');
    };
    await expect(fingerprint([gone])).rejects.toThrow('It is gone.');
    // One that cannot be read holds up none that comes after it.
    expect(await fingerprint(large(9_000_001, 1))).toMatch(/^[0-9a-f]{64}$/);
  });
});

test('a value of more parts than a page can walk through is refused', async () => {
  await expect(fingerprint(Array.from({ length: 1_000_002 }, () => 0))).rejects.toThrow(UnhashableError);
});

describe('what has no content that can be read is refused', () => {
  const cycle: unknown[] = [];
  cycle.push(cycle);
  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
    ['a cycle', cycle],
    ['an instance of a class', new (class Own {})()],
    ['a stream', new ReadableStream()],
  ])('%s', async (_, value) => {
    await expect(fingerprint({ value })).rejects.toThrow(UnhashableError);
  });
});
