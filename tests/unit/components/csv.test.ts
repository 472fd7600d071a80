import { expect, test } from 'vitest';
import { csvOf } from '../../../src/components/data/csv';
import { columnsOf } from '../../../src/components/data/table';
import type { Cell } from '../../../src/protocol';

const csv = (rows: Cell[][], headers = ['a', 'b']) => {
  const table = { headers, rows };
  return csvOf(table, columnsOf(table, undefined));
};

test('rows and headers are lines, which end as RFC 4180 says; empty cells are empty', () => {
  expect(csv([[1, 'x'], [null, true], [-0.5]])).toBe('a,b\r\n1,x\r\n,true\r\n-0.5,\r\n');
});

test('what would break a field is quoted', () => {
  expect(
    csv([
      ['a,b', 'say "hi"'],
      ['two\nlines', ' padded '],
    ]),
  ).toBe('a,b\r\n"a,b","say ""hi"""\r\n"two\nlines"," padded "\r\n');
});

test('NaN and infinities are words', () => {
  expect(csv([[Number.NaN, Number.NEGATIVE_INFINITY]])).toBe('a,b\r\nNaN,-Infinity\r\n');
});

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '＝1', ' =1'])('the formula %j is text', (text) => {
  const [, line = ''] = csv([[text, 1]]).split('\r\n');
  expect(line.replaceAll('"', '')).toBe(`'${text},1`);
});

test('a header is no formula either', () => {
  expect(csv([[1]], ["=HYPERLINK('x')"])).toBe("'=HYPERLINK('x')\r\n1\r\n");
});

test.each(['-5', '+3.5', '-1e3'])('the number %s that is written as text stays what it is', (text) => {
  expect(csv([[text, 1]])).toBe(`a,b\r\n${text},1\r\n`);
});
