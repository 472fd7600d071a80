import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { component } from '../../../src/api/internal';
import type { PlotWire } from '../../../src/protocol';
import { extraValues } from '../../../src/protocol/extra-kinds';
import { describeValue, Refusal } from '../../../src/runtime/encode';
import type { Lent } from '../../../src/runtime/extra-tools';
import { install } from '../../../src/runtime/plots';

type Options = Record<string, unknown>;
const { LinePlot } = install({ Refusal, describeValue, component } as unknown as Lent) as {
  LinePlot: (options?: Options) => ReturnType<typeof component>;
};

const encode = (value: unknown, options: Options = {}): PlotWire => {
  const { codec } = LinePlot(options).handling;
  const wire = codec?.encode(value, { bytes: 0, carry: (buffer: ArrayBuffer) => buffer });
  // The page accepts what the sandbox makes.
  return v.parse(extraValues.lineplot, wire);
};

/** What `fn` gets of it. */
const table = (value: unknown, options?: Options) => {
  const { codec } = LinePlot(options).handling;
  return codec?.decode?.(encode(value, options) as never) as { headers: string[]; data: unknown[][] };
};

const ab = { headers: ['a', 'b'], data: [[1, 4], [2, 5]] }; // biome-ignore format: a table

test.each([
  [
    'records',
    [
      { a: 1, b: 4 },
      { a: 2, b: 5 },
    ],
  ],
  ['rows with headers', ab],
  ['rows and columns', { columns: ['a', 'b'], rows: ab.data }],
  ['columns by name', { a: [1, 2], b: [4, 5] }],
  ['columns in buffers', { a: new Float64Array([1, 2]), b: new Uint8Array([4, 5]) }],
  [
    'a map of columns',
    new Map([
      ['a', [1, 2]],
      ['b', [4, 5]],
    ]),
  ],
])('takes %s', (_, value) => {
  expect(table(value)).toEqual(ab);
});

test('takes numbers, pairs and a map of numbers, by the names of its axes', () => {
  expect(table([3, 5], { x: 'step', y: 'price' })).toEqual({
    headers: ['step', 'price'],
    data: [
      [0, 3],
      [1, 5],
    ],
  });
  expect(table(new Float32Array([3, 5]))).toEqual({
    headers: ['x', 'y'],
    data: [
      [0, 3],
      [1, 5],
    ],
  });
  expect(table([[3, 5]])).toEqual({ headers: ['x', 'y'], data: [[3, 5]] });
  expect(table(new Map([['tea', 3]]))).toEqual({ headers: ['x', 'y'], data: [['tea', 3]] });
  expect(table([])).toEqual({ headers: ['x', 'y'], data: [] });
});

test('numbers and times go in buffers of their own, text as indices', () => {
  const { columns } = encode(
    { n: [1, null, Number.NaN], at: ['2026-01-31', '', null], s: ['a', 'b', 'a'] },
    { x: 'n' },
  );
  expect(columns.map(({ type, values }) => [type, values.byteLength])).toEqual([
    ['number', 24],
    ['time', 24],
    ['category', 12],
  ]);
  expect([...new Float64Array(columns[0]?.values as ArrayBuffer)]).toEqual([1, Number.NaN, Number.NaN]);
  expect(new Float64Array(columns[1]?.values as ArrayBuffer)[0]).toBe(new Date(2026, 0, 31).getTime());
  expect([...new Int32Array(columns[2]?.values as ArrayBuffer)]).toEqual([0, 1, 0]);
});

test('a buffer of the author’s is copied, so that a generator can go on to fill it', () => {
  const y = new Float64Array([1, 2]);
  const { columns } = encode({ x: [1, 2], y });
  expect(columns[1]?.values).not.toBe(y.buffer);
});

test('reads times with a clock, dates, and numbers that toFixed wrote', () => {
  expect(table({ at: ['2026-01-31 12:30', '2026-01-31T12:30:05.5Z'], y: [(1 / 3).toFixed(2), '2'] }).data).toEqual([
    [new Date(2026, 0, 31, 12, 30), 0.33],
    [new Date('2026-01-31T12:30:05.500Z'), 2],
  ]);
  expect(encode({ at: [new Date(5)], y: [1] }).columns[0]?.type).toBe('time');
  // Text stays text: a month without a year, and numbers on x.
  expect(encode({ at: ['Jan', '2026'], y: [1, 2] }).columns[0]?.type).toBe('category');
});

describe('says what does not fit', () => {
  test.each([
    [
      'mixed columns',
      { x: [1, 'two'], y: [1, 2] },
      'the column “x” mixes numbers and text: row 2 is the text "two". Write null where a value is missing',
    ],
    [
      'dates and other text',
      { x: ['2026-01-31', '2026-02-30'], y: [1, 2] },
      'the column “x” holds dates, but row 2 is the text "2026-02-30"',
    ],
    ['objects', { x: [1], y: [{}] }, 'the column “y” holds an object in row 1; a plot takes numbers, dates and text'],
    ['rows of two forms', [{ x: 1 }, [1]], 'row 1 is an object, but row 2 is an array of 1; all rows have one form'],
    [
      'text',
      'hello',
      'it takes rows such as [{ x: 1, y: 2 }], columns such as { x: [1], y: [2] }, or { headers, data }, and this is the text "hello"',
    ],
    ['no data at all', {}, 'and this is an object'],
  ])('%s', (_, value, sentence) => {
    expect(() => encode(value)).toThrow(sentence);
  });

  test('but not of columns that are not drawn', () => {
    const value = [
      { x: 1, y: 2, note: 'a', more: {} },
      { x: 2, y: 3, note: 4, more: [] },
    ];
    expect(table(value, { x: 'x', y: 'y' })).toEqual({
      headers: ['x', 'y', 'note'],
      data: [
        [1, 2, 'a'],
        [2, 3, '4'],
      ],
    });
  });
});

test('the page refuses a column that is not as long as the data', () => {
  const wire = encode({ x: [1, 2], y: [3, 4] });
  expect(v.is(extraValues.lineplot, { ...wire, length: 3 })).toBe(false);
  expect(v.is(extraValues.lineplot, { ...wire, length: 1e9 })).toBe(false);
});

test('a title alone is its label', () => {
  expect(LinePlot({ title: 'Signal' }).properties).toEqual({ label: 'Signal' });
  expect(LinePlot({ title: 'Signal', label: 'Left' }).properties).toEqual({ label: 'Left', title: 'Signal' });
});
